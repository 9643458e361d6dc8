import type { Buffer } from "node:buffer";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server, type Socket } from "socket.io";
import type { SignalingDoors } from "../../signaling/port.ts";
import { SECURITY_HEADERS } from "../security_headers.ts";
import type { SocketKeeper } from "./socket_keeper.ts";
import type { Guest } from "./web_socket_endpoint.ts";

const MAX_MESSAGE_BYTES = 1024 * 1024;

/** A connection that joins no namespace within this time is closed. */
const CONNECT_LIMIT_MS = 10_000;

/**
 * Socket.IO for both listeners. Its library wants a server of its own; it gets one that listens
 * nowhere, and is fed the requests that were let in.
 */
export class SocketIoEndpoint {
  readonly #doors: SignalingDoors;
  readonly #keeper: SocketKeeper;
  /** Who was let in, keyed by the request that opened the connection. */
  readonly #guests = new WeakMap<IncomingMessage, Guest>();
  readonly #io = new Server(createServer(), {
    connectTimeout: CONNECT_LIMIT_MS,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    serveClient: false,
  });

  constructor(doors: SignalingDoors, keeper: SocketKeeper) {
    this.#doors = doors;
    this.#keeper = keeper;
    this.#io.on("connection", (socket) => this.#open(socket));
  }

  /** A request of the polling transport. */
  request(request: IncomingMessage, response: ServerResponse, guest: Guest): void {
    this.#guests.set(request, guest);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    this.#io.engine.handleRequest(request, response);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, guest: Guest): void {
    this.#guests.set(request, guest);
    this.#io.engine.handleUpgrade(request, socket, head);
  }

  async close(): Promise<void> {
    await this.#io.close();
  }

  #open(socket: Socket): void {
    const guest = this.#guests.get(socket.request);
    if (guest === undefined) return void socket.disconnect(true);
    socket.on(
      "disconnect",
      this.#keeper.add(guest.principal, () => void socket.disconnect(true)),
    );
    if (socket.connected) this.#doors.socketIo(socket, guest.client);
  }
}
