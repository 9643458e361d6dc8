/** A timer that can be taken back. */
export interface Timer {
  cancel(): void;
}

/** Time as the state machines see it, so that a test can hold it. */
export interface Clock {
  /** Monotonic time in milliseconds. */
  now(): number;
  /** Runs `callback` once after `delayMs` milliseconds. */
  after(delayMs: number, callback: () => void): Timer;
}

/** The machine's own monotonic clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, callback) {
    const id = setTimeout(callback, delayMs);
    return { cancel: () => clearTimeout(id) };
  },
};
