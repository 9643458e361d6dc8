import type { Socket } from "socket.io";
// @ts-types="@types/ws"
import type { WebSocket } from "ws";
import { isLoopback } from "../base/address.ts";
import type { Logger } from "../base/logger.ts";
import type { OfferData } from "../protocol/signaling.ts";
import { encodeDescription } from "../session/session_description.ts";
import type { ViewerRegistry } from "../session/viewer_registry.ts";
import type { SignalingClient, SignalingDoors } from "./port.ts";
import { SocketIoDoor } from "./socket_io_door.ts";
import { WebSocketDoor } from "./web_socket_door.ts";

/** All doors lead to one registry of viewers. */
export class Doors implements SignalingDoors {
  readonly #viewers: ViewerRegistry;
  readonly #deviceVersion: string;
  readonly #log: Logger;

  /** @param deviceVersion Told to every page; the upstream page hides what is newer than it. */
  constructor(viewers: ViewerRegistry, deviceVersion: string, log: Logger) {
    this.#viewers = viewers;
    this.#deviceVersion = deviceVersion;
    this.#log = log;
  }

  webSocket(socket: WebSocket, client: SignalingClient): void {
    new WebSocketDoor(socket, client, this.#viewers, this.#deviceVersion, this.#log);
  }

  socketIo(socket: Socket, client: SignalingClient): void {
    new SocketIoDoor(socket, client, this.#viewers, this.#log);
  }

  async legacyHttp(offer: OfferData, client: SignalingClient): Promise<string> {
    const page = {
      ...client,
      loopback: isLoopback(client.address),
      takenOver: () => undefined,
    };
    const { answer } = await this.#viewers.admit(offer, page);
    return encodeDescription(answer);
  }
}
