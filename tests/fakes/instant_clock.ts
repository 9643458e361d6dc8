import type { Clock } from "../../src/base/clock.ts";

/** A clock on which every wait is over at once. */
export const instantClock: Clock = {
  now: () => 0,
  after(_delayMs, callback) {
    let cancelled = false;
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
