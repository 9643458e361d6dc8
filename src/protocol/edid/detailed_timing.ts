/** A mode as an EDID describes it: pixels across, lines down. */
export interface DetailedTiming {
  readonly pixelClockHz: number;
  readonly hActive: number;
  readonly hFrontPorch: number;
  readonly hSync: number;
  /** All pixels of a line that are not shown, porches and sync included. */
  readonly hBlank: number;
  readonly vActive: number;
  readonly vFrontPorch: number;
  readonly vSync: number;
  /** All lines of a frame that are not shown, porches and sync included. */
  readonly vBlank: number;
}

/** Size of a detailed timing descriptor in an EDID. */
export const TIMING_BYTES = 18;

const CLOCK_UNIT_HZ = 10_000;
/** Digital separate sync, both polarities positive. */
const FLAGS_SEPARATE_SYNC = 0x1e;
/** 96 dots per inch. */
const MM_PER_PIXEL = 25.4 / 96;

/** Frames per second. */
export function refreshHz(timing: DetailedTiming): number {
  const pixels = (timing.hActive + timing.hBlank) * (timing.vActive + timing.vBlank);
  return timing.pixelClockHz / pixels;
}

/**
 * EDID 1.4 §3.10.2, little-endian where two bytes hold one number:
 *
 * | offset | holds |
 * |---|---|
 * | 0..1 | pixel clock, 10 kHz |
 * | 2, 3, 4 | low 8 bits of hActive and hBlank; high 4 bits of each |
 * | 5, 6, 7 | low 8 bits of vActive and vBlank; high 4 bits of each |
 * | 8, 9 | low 8 bits of hFrontPorch and hSync |
 * | 10 | low 4 bits of vFrontPorch and vSync |
 * | 11 | high 2 bits of hFrontPorch, hSync, vFrontPorch, vSync |
 * | 12..14 | picture width and height, mm |
 * | 17 | flags |
 *
 * @returns undefined when the descriptor holds something else than a timing.
 */
export function decodeTiming(bytes: Uint8Array): DetailedTiming | undefined {
  const b = (index: number) => bytes[index] ?? 0;
  const clock = b(0) | b(1) << 8;
  if (clock === 0) return undefined;
  return {
    pixelClockHz: clock * CLOCK_UNIT_HZ,
    hActive: b(2) | (b(4) & 0xf0) << 4,
    hBlank: b(3) | (b(4) & 0x0f) << 8,
    vActive: b(5) | (b(7) & 0xf0) << 4,
    vBlank: b(6) | (b(7) & 0x0f) << 8,
    hFrontPorch: b(8) | (b(11) & 0xc0) << 2,
    hSync: b(9) | (b(11) & 0x30) << 4,
    vFrontPorch: b(10) >> 4 | (b(11) & 0x0c) << 2,
    vSync: (b(10) & 0x0f) | (b(11) & 0x03) << 4,
  };
}

export function encodeTiming(timing: DetailedTiming): Uint8Array<ArrayBuffer> {
  const { hActive, hBlank, vActive, vBlank, hFrontPorch, hSync, vFrontPorch, vSync } = timing;
  const clock = Math.round(timing.pixelClockHz / CLOCK_UNIT_HZ);
  const widthMm = Math.round(hActive * MM_PER_PIXEL);
  const heightMm = Math.round(vActive * MM_PER_PIXEL);
  const bytes = [
    clock & 0xff,
    clock >> 8,
    hActive & 0xff,
    hBlank & 0xff,
    hActive >> 8 << 4 | hBlank >> 8,
    vActive & 0xff,
    vBlank & 0xff,
    vActive >> 8 << 4 | vBlank >> 8,
    hFrontPorch & 0xff,
    hSync & 0xff,
    (vFrontPorch & 0xf) << 4 | vSync & 0xf,
    hFrontPorch >> 8 << 6 | hSync >> 8 << 4 | vFrontPorch >> 4 << 2 | vSync >> 4,
    widthMm & 0xff,
    heightMm & 0xff,
    widthMm >> 8 << 4 | heightMm >> 8,
    0,
    0,
    FLAGS_SEPARATE_SYNC,
  ];
  return Uint8Array.from(bytes);
}
