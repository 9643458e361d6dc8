import type { Clock } from "../../src/base/clock.ts";

/** Pauses are shorter than this, deadlines are longer. */
const LONGEST_PAUSE_MS = 1000;

/** A clock on which every pause is over at once, and no deadline ever comes. */
export const instantClock: Clock = {
  now: () => 0,
  after(delayMs, callback) {
    let cancelled = delayMs > LONGEST_PAUSE_MS;
    queueMicrotask(() => {
      if (!cancelled) callback();
    });
    return {
      cancel: () => {
        cancelled = true;
      },
    };
  },
};
