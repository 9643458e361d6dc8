/** Waiting times after failures that follow each other: each one doubles, up to a limit. */
export class Backoff {
  readonly #firstMs: number;
  readonly #maxMs: number;
  #nextMs: number;

  constructor(firstMs: number, maxMs: number) {
    this.#firstMs = firstMs;
    this.#maxMs = maxMs;
    this.#nextMs = firstMs;
  }

  /** Milliseconds to wait after this failure. */
  next(): number {
    const waitMs = this.#nextMs;
    this.#nextMs = Math.min(waitMs * 2, this.#maxMs);
    return waitMs;
  }

  /** It worked: the next failure is a first one again. */
  reset(): void {
    this.#nextMs = this.#firstMs;
  }
}
