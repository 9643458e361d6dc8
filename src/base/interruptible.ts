import type { Clock } from "./clock.ts";

/** A wait that someone else may cut short. One at a time. */
export class Interruptible {
  readonly #clock: Clock;
  #interrupt = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param waitMs Without it, the wait lasts until {@linkcode interrupt}. */
  async wait(waitMs?: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#interrupt = resolve;
    const timer = waitMs === undefined ? undefined : this.#clock.after(waitMs, resolve);
    await promise;
    timer?.cancel();
  }

  interrupt(): void {
    this.#interrupt();
  }
}
