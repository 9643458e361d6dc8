import type { Buffer } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
// @ts-types="@types/ws"
import { type WebSocket, WebSocketServer } from "ws";
import type { Principal } from "../../auth/port.ts";
import { type Clock, systemClock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import type { SignalingClient, SignalingDoors } from "../../signaling/port.ts";
import { keepAlive } from "./heartbeat.ts";
import { refuse } from "./refuse.ts";
import type { CloseReason, SocketKeeper } from "./socket_keeper.ts";

const MAX_MESSAGE_BYTES = 1024 * 1024;

/** RFC 6455 §7.4.1: policy violation, and going away. */
const CLOSE_CODES = { "login ended": 1008, "shutdown": 1001 } as const;

/** How long the other end has for its own close frame. */
const CLOSE_LIMIT_MS = 500;

/** Somebody who was let in. */
export interface Guest {
  readonly principal: Principal;
  readonly client: SignalingClient;
}

/** The signalling WebSocket: made, watched and handed to its door. */
export class WebSocketEndpoint {
  readonly #doors: SignalingDoors;
  readonly #keeper: SocketKeeper;
  readonly #log: Logger;
  readonly #clock: Clock;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  });

  constructor(
    doors: SignalingDoors,
    keeper: SocketKeeper,
    log: Logger,
    clock: Clock = systemClock,
  ) {
    this.#doors = doors;
    this.#keeper = keeper;
    this.#log = log;
    this.#clock = clock;
    this.#server.on(
      "wsClientError",
      (error, socket) => refuse(socket, 400, { error: error.message }),
    );
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, guest: Guest): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, guest));
  }

  #open(socket: WebSocket, { principal, client }: Guest): void {
    socket.on("error", (error) => this.#log.debug({ err: error }, "a WebSocket failed"));
    socket.on("close", this.#keeper.add(principal, (reason) => this.#close(socket, reason)));
    keepAlive(socket, this.#clock);
    if (socket.readyState === socket.OPEN) this.#doors.webSocket(socket, client);
  }

  #close(socket: WebSocket, reason: CloseReason): void {
    socket.close(CLOSE_CODES[reason], reason);
    // Nothing that the other end says counts any more, its close frame included.
    if (reason === "login ended") socket.pause();
    const timer = this.#clock.after(CLOSE_LIMIT_MS, () => socket.terminate());
    socket.on("close", () => timer.cancel());
  }
}
