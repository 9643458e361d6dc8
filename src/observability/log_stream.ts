import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import type { Unsubscribe } from "../base/event_bus.ts";
import type { LogEntry } from "./log_entry.ts";
import type { LogRing } from "./log_ring.ts";

/** Beyond this a reader is too slow, and loses lines. */
const MAX_WAITING = 2_000;

/** A silent connection is closed by the server, or by a router on the way. */
const KEEP_ALIVE_MS = 15_000;

/** One entry as a server-sent event (HTML standard §9.2.6). */
export function logEvent(entry: LogEntry): string {
  // JSON has no line break in it, so one data line holds it.
  return `event: message\ndata: ${JSON.stringify(entry)}\n\n`;
}

/**
 * The kept lines and then every new one, as server-sent events. It lasts until the reader goes; one
 * that is slow loses lines and is told how many.
 */
export function logEventStream(
  ring: LogRing,
  clock: Clock = systemClock,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let unsubscribe: Unsubscribe = () => {};
  let timer: Timer | undefined;
  let lost = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const keepAlive = () => {
        timer = clock.after(KEEP_ALIVE_MS, keepAlive);
        if ((controller.desiredSize ?? 0) > 0) send(":\n\n");
      };
      for (const entry of ring.entries) send(logEvent(entry));
      unsubscribe = ring.onEntry((entry) => {
        if ((controller.desiredSize ?? 0) <= 0) {
          lost++;
          return;
        }
        if (lost > 0) send(`: ${lost} lines were lost\n\n`);
        lost = 0;
        send(logEvent(entry));
      });
      timer = clock.after(KEEP_ALIVE_MS, keepAlive);
    },
    cancel() {
      unsubscribe();
      timer?.cancel();
    },
  }, new CountQueuingStrategy({ highWaterMark: MAX_WAITING }));
}
