import type { Clock, Timer } from "../base/clock.ts";

/** A key without news is let go after this time (wire.md §4.5). */
const HOLD_MS = 100;
/** A browser says every so often that a key is still held. */
const TICK_MS = 50;
/** A tick that comes later than this is worth nothing. */
const MAX_LATENESS_MS = 50;

/**
 * Lets a held key go when its browser falls silent, so that a lost connection never types forever.
 * Modifiers are not under its care: a browser stops its ticks at any key-up, though Shift may still
 * be held.
 */
export class AutoRelease {
  readonly #clock: Clock;
  readonly #release: (usage: number) => void;
  /** Running timers, keyed by HID usage. */
  readonly #timers = new Map<number, Timer>();
  /** Time of the last tick that counted, milliseconds. */
  #lastTickMs: number | undefined;

  /** @param release Called when the time of a key is over. */
  constructor(clock: Clock, release: (usage: number) => void) {
    this.#clock = clock;
    this.#release = release;
  }

  /** A key went down, or its browser repeated it. */
  pressed(usage: number): void {
    if (this.#timers.size === 0) this.#lastTickMs = undefined;
    this.#start(usage, HOLD_MS);
  }

  /** A key went up. */
  released(usage: number): void {
    const timer = this.#timers.get(usage);
    if (!timer) return;
    timer.cancel();
    this.#timers.delete(usage);
    this.#lastTickMs = undefined;
  }

  /** Every key went up, or now belongs to a full report. */
  clear(): void {
    for (const timer of this.#timers.values()) timer.cancel();
    this.#timers.clear();
    this.#lastTickMs = undefined;
  }

  /** A browser says that its keys are still held. A late tick gives less time, a very late none. */
  keepAlive(): void {
    const now = this.#clock.now();
    const sinceLast = this.#lastTickMs === undefined ? TICK_MS : now - this.#lastTickMs;
    const lateness = Math.max(0, sinceLast - TICK_MS);
    if (lateness > MAX_LATENESS_MS) return;
    this.#lastTickMs = now;
    for (const usage of [...this.#timers.keys()]) this.#start(usage, HOLD_MS - lateness);
  }

  #start(usage: number, delayMs: number): void {
    this.#timers.get(usage)?.cancel();
    this.#timers.set(
      usage,
      this.#clock.after(delayMs, () => {
        this.#timers.delete(usage);
        this.#lastTickMs = undefined;
        this.#release(usage);
      }),
    );
  }
}
