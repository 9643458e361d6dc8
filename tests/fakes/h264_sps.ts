/** Pixels that a decoder shows. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Reads bits from the left, and the numbers of H.264 §9.1. */
class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  bit(): number {
    const byte = this.#bytes[this.#at >> 3] ?? 0;
    return byte >> (7 - (this.#at++ & 7)) & 1;
  }

  bits(count: number): number {
    let value = 0;
    for (let n = 0; n < count; n++) value = value * 2 + this.bit();
    return value;
  }

  /** ue(v) */
  number(): number {
    let zeros = 0;
    while (zeros < 32 && this.bit() === 0) zeros++;
    return 2 ** zeros - 1 + this.bits(zeros);
  }
}

/**
 * The picture's size in a sequence parameter set of the baseline profile (H.264 §7.3.2.1.1).
 * @param unit The unit without a start code.
 */
export function pictureSize(unit: Uint8Array): PictureSize {
  const reader = new BitReader(
    unit.filter((byte, n) => !(byte === 3 && unit[n - 1] === 0 && unit[n - 2] === 0)),
  );
  reader.bits(8 + 24);
  reader.number();
  reader.number();
  const orderType = reader.number();
  if (orderType === 0) reader.number();
  if (orderType === 1) throw new Error("no encoder of ours counts pictures this way");
  reader.number();
  reader.bit();
  const width = (reader.number() + 1) * 16;
  const units = reader.number() + 1;
  const framesOnly = reader.bit();
  if (framesOnly === 0) reader.bit();
  const height = units * 16 * (2 - framesOnly);
  reader.bit();
  if (reader.bit() === 0) return { width, height };
  const [left, right, top, bottom] = [1, 2, 3, 4].map(() => reader.number() * 2) as [
    number,
    number,
    number,
    number,
  ];
  return { width: width - left - right, height: height - (top + bottom) * (2 - framesOnly) };
}
