/** Time and one-shot delays, so that a test can hold them. Times are milliseconds. */
export interface HeartbeatClock {
  now(): number;
  /** Runs `callback` once after `delayMs`; the result takes it back. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The device lets keys go when it hears nothing for longer (wire.md §4.5). */
export const HEARTBEAT_MS = 50;

const pageClock: HeartbeatClock = {
  now: () => performance.now(),
  after(delayMs, callback) {
    const id = setTimeout(callback, delayMs);
    return () => clearTimeout(id);
  },
};

/**
 * Beats every 50 ms while something is held. Each beat is due at a fixed time after the first, so
 * that late timers do not add up: the device refuses beats that come late.
 */
export class Heartbeat {
  readonly #beat: () => void;
  readonly #clock: HeartbeatClock;
  #dueMs = 0;
  #cancel: (() => void) | undefined;

  constructor(beat: () => void, clock: HeartbeatClock = pageClock) {
    this.#beat = beat;
    this.#clock = clock;
  }

  /** Starts or stops the beat; the first comes 50 ms after the start. */
  set(active: boolean): void {
    if (active === (this.#cancel !== undefined)) return;
    if (active) {
      this.#dueMs = this.#clock.now() + HEARTBEAT_MS;
      this.#wait();
    } else {
      this.#cancel?.();
      this.#cancel = undefined;
    }
  }

  #wait(): void {
    const delayMs = Math.max(0, this.#dueMs - this.#clock.now());
    this.#cancel = this.#clock.after(delayMs, () => {
      this.#beat();
      this.#dueMs += HEARTBEAT_MS;
      // After a stall the missed beats are not made up for; that would look like a burst of input.
      const now = this.#clock.now();
      if (this.#dueMs <= now) this.#dueMs = now + HEARTBEAT_MS;
      this.#wait();
    });
  }
}
