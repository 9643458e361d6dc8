import { type Clock, systemClock, type Timer } from "../../base/clock.ts";

/** As upstream does (wire.md §2.1). */
const PING_EVERY_MS = 15_000;

/** Silence after which the other end is gone: it slept, or its network did. */
const SILENCE_MS = 30_000;

/** The part of a WebSocket that can be pinged. */
export interface Pingable {
  ping(): void;
  terminate(): void;
  on(event: "pong" | "close", listener: () => void): unknown;
}

/** Pings a socket until it closes, and drops it when no pong comes back. */
export function keepAlive(socket: Pingable, clock: Clock = systemClock): void {
  let heardAt = clock.now();
  let timer: Timer | undefined;
  const beat = () => {
    if (clock.now() - heardAt >= SILENCE_MS) return socket.terminate();
    socket.ping();
    timer = clock.after(PING_EVERY_MS, beat);
  };
  timer = clock.after(PING_EVERY_MS, beat);
  socket.on("pong", () => heardAt = clock.now());
  socket.on("close", () => timer?.cancel());
}
