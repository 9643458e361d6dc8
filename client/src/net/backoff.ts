const FIRST_MS = 300;
const LAST_MS = 5000;

/** Waits between attempts: 0.3 s, doubling to 5 s. */
export class Backoff {
  #nextMs = FIRST_MS;

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const delayMs = this.#nextMs;
    this.#nextMs = Math.min(delayMs * 2, LAST_MS);
    return delayMs;
  }

  reset(): void {
    this.#nextMs = FIRST_MS;
  }
}
