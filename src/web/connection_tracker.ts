import type { IncomingMessage, Server, ServerResponse } from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { Clock } from "../base/clock.ts";

/**
 * Knows the open connections of a server, so that it can stop in bounded time. Deno's own
 * `closeAllConnections` leaves TLS connections open that carry no request.
 */
export class ConnectionTracker {
  /** Requests under way, keyed by connection. */
  readonly #connections = new Map<Socket, number>();
  #onEmpty: (() => void) | undefined;

  track(server: Server): void {
    if (server instanceof https.Server) {
      // The connection below a TLS one ends with it; alone it is a handshake under way.
      server.on("connection", (socket) => this.#add(socket, 1));
      server.on("secureConnection", (socket) => this.#add(socket, 0));
    } else {
      server.on("connection", (socket) => this.#add(socket, 0));
    }
    server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#count(socket, 1);
      response.once("close", () => this.#count(socket, -1));
    });
    // Whoever was upgraded is told before the end, and takes leave by itself.
    server.on("upgrade", ({ socket }: IncomingMessage) => this.#count(socket, 1));
  }

  /**
   * Ends all connections: at once those that carry no request, the others when their request is
   * answered, and after `limitMs` whatever is left.
   */
  async end(limitMs: number, clock: Clock): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onEmpty = resolve;
    for (const [socket, requests] of this.#connections) if (requests === 0) socket.destroy();
    const limit = clock.after(limitMs, () => {
      for (const socket of this.#connections.keys()) socket.destroy();
    });
    if (this.#connections.size > 0) await promise;
    limit.cancel();
  }

  #add(socket: Socket, requests: number): void {
    this.#connections.set(socket, requests);
    socket.once("close", () => {
      this.#connections.delete(socket);
      if (this.#connections.size === 0) this.#onEmpty?.();
    });
  }

  #count(socket: Socket, change: number): void {
    const requests = this.#connections.get(socket);
    if (requests === undefined) return;
    this.#connections.set(socket, requests + change);
    if (this.#onEmpty !== undefined && requests + change === 0) socket.destroySoon();
  }
}
