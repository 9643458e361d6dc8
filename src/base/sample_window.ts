/** The newest values of a measurement; adding one makes nothing new. */
export class SampleWindow {
  readonly #values: Float64Array;
  #count = 0;

  /** @param size How many values are kept. @default 4096 */
  constructor(size = 4096) {
    this.#values = new Float64Array(size);
  }

  add(value: number): void {
    this.#values[this.#count++ % this.#values.length] = value;
  }

  /** Values ever added. */
  get count(): number {
    return this.#count;
  }

  /**
   * Quantiles of the values that are kept.
   * @param quantiles 0..1 each.
   * @returns One value each; 0 while there are none.
   */
  quantiles(...quantiles: number[]): number[] {
    const sorted = this.#values.slice(0, Math.min(this.#count, this.#values.length)).sort();
    return quantiles.map((q) =>
      sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
    );
  }
}
