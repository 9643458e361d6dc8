import type { Socket } from "socket.io";
// @ts-types="@types/ws"
import type { WebSocket } from "ws";
import type { OfferData } from "../../src/protocol/signaling.ts";
import type { SignalingClient, SignalingDoors } from "../../src/signaling/port.ts";

/** Doors that remember who came, greet each socket and answer every offer with its reverse. */
export class FakeDoors implements SignalingDoors {
  readonly clients: { readonly address: string; readonly userAgent: string }[] = [];
  /** Whether each of them may still stay. */
  readonly mayStay: (() => boolean)[] = [];

  webSocket(socket: WebSocket, client: SignalingClient): void {
    this.#remember(client);
    socket.on("message", (data) => socket.send(`echo ${data}`));
    socket.send("hello");
  }

  socketIo(socket: Socket, client: SignalingClient): void {
    this.#remember(client);
    socket.emit("hello");
    socket.on("offer", (payload: unknown, reply: unknown) => {
      if (typeof reply === "function") reply(`echo ${payload}`);
    });
  }

  legacyHttp(offer: OfferData, client: SignalingClient): Promise<string> {
    this.#remember(client);
    return Promise.resolve([...offer.sd].reverse().join(""));
  }

  #remember({ address, userAgent, mayStay }: SignalingClient): void {
    this.clients.push({ address, userAgent });
    this.mayStay.push(mayStay);
  }
}
