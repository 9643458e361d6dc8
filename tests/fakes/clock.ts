import type { Clock, Timer } from "../../src/base/clock.ts";

/** A clock that a test turns by hand. */
export class FakeClock implements Clock {
  #nowMs = 0;
  readonly #pending = new Set<{ at: number; callback: () => void }>();

  now(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): Timer {
    const entry = { at: this.#nowMs + delayMs, callback };
    this.#pending.add(entry);
    return { cancel: () => this.#pending.delete(entry) };
  }

  /** Moves time forward and runs what falls due, in order. */
  advance(ms: number): void {
    const end = this.#nowMs + ms;
    for (;;) {
      const due = [...this.#pending].filter((entry) => entry.at <= end)
        .sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#pending.delete(due);
      this.#nowMs = due.at;
      due.callback();
    }
    this.#nowMs = end;
  }

  /** Timers that have not run. */
  get pending(): number {
    return this.#pending.size;
  }
}
