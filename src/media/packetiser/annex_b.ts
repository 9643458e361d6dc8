const START_CODE_BYTES = 3;

/** The unit that a {@linkcode AnnexBScanner} stands on. */
export interface NalRange {
  /** First byte after the start code. */
  readonly start: number;
  /** Behind the last byte. */
  readonly end: number;
}

/**
 * Walks over the NAL units of an Annex B byte stream (H.264 annex B: each begins after 00 00 01 and
 * may be followed by zeros) without making anything per unit.
 */
export class AnnexBScanner implements NalRange {
  #bytes: Uint8Array = new Uint8Array(0);
  #next = -1;
  start = 0;
  end = 0;

  /** Begins a new stream, in front of its first unit. */
  reset(bytes: Uint8Array): void {
    this.#bytes = bytes;
    this.#next = findStartCode(bytes, 0);
  }

  /** Steps to the next unit that has bytes. @returns false behind the last one. */
  advance(): boolean {
    while (this.#next >= 0) {
      this.start = this.#next + START_CODE_BYTES;
      this.#next = findStartCode(this.#bytes, this.start);
      this.end = this.#next < 0 ? this.#bytes.length : this.#next;
      while (this.end > this.start && this.#bytes[this.end - 1] === 0) this.end--;
      if (this.end > this.start) return true;
    }
    return false;
  }
}

/** @returns Where the next 00 00 01 begins, -1 without one. */
function findStartCode(bytes: Uint8Array, from: number): number {
  for (let at = from + 2;; at++) {
    at = bytes.indexOf(1, at);
    if (at < 0) return -1;
    if (bytes[at - 1] === 0 && bytes[at - 2] === 0) return at - 2;
  }
}
