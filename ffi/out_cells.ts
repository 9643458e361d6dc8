const CELL_BYTES = 8;

/** Places for the numbers that a C function gives back through pointers. */
export class OutCells {
  readonly #view: DataView<ArrayBuffer>;

  constructor(count: number) {
    this.#view = new DataView(new ArrayBuffer(count * CELL_BYTES));
  }

  /** The argument for the callee. */
  at(index: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#view.buffer, index * CELL_BYTES, CELL_BYTES);
  }

  int(index: number): number {
    return this.#view.getInt32(index * CELL_BYTES, true);
  }
}
