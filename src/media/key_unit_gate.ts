import type { Clock, Timer } from "../base/clock.ts";

/** Requests closer than this share one IDR: it costs ten times a usual picture. */
const COALESCE_MS = 100;

/** Passes requests for a key unit on to the encoder, not too often, and never loses one. */
export class KeyUnitGate {
  readonly #clock: Clock;
  readonly #ask: () => void;
  #askedAtMs = -Infinity;
  #due: Timer | undefined;

  /** @param ask Tells the encoder. */
  constructor(clock: Clock, ask: () => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  request(): void {
    if (this.#due !== undefined) return;
    const waitMs = this.#askedAtMs + COALESCE_MS - this.#clock.now();
    if (waitMs <= 0) this.#fire();
    else this.#due = this.#clock.after(waitMs, () => this.#fire());
  }

  /** A key unit came out: whoever asked before now has it. */
  satisfied(): void {
    this.#due?.cancel();
    this.#due = undefined;
  }

  #fire(): void {
    this.#due = undefined;
    this.#askedAtMs = this.#clock.now();
    this.#ask();
  }
}
