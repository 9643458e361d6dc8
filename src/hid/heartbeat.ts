import type { Clock, Timer } from "../base/clock.ts";

/** Silence after which a client with a heartbeat is taken to hold nothing. */
const SILENCE_MS = 250;

/**
 * Watches a client that promised to tick every 50 ms while anything is held, modifiers and mouse
 * buttons included.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #onSilence: () => void;
  #timer: Timer | undefined;

  constructor(clock: Clock, onSilence: () => void) {
    this.#clock = clock;
    this.#onSilence = onSilence;
  }

  /** The client spoke. @param holding Whether it holds anything now. */
  beat(holding: boolean): void {
    this.#timer?.cancel();
    this.#timer = holding
      ? this.#clock.after(SILENCE_MS, () => {
        this.#timer = undefined;
        this.#onSilence();
      })
      : undefined;
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }
}
