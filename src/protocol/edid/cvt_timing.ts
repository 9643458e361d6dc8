import type { DetailedTiming } from "./detailed_timing.ts";

/** VESA CVT 1.2 §3.4.3: constants of reduced blanking, pixels and lines. */
const H_BLANK = 160;
const H_FRONT_PORCH = 48;
const H_SYNC = 32;
const V_FRONT_PORCH = 3;
const MIN_V_BACK_PORCH = 6;
const MIN_V_BLANK_SEC = 460e-6;
const CLOCK_STEP_HZ = 250_000;

/** CVT tells the aspect ratio by the length of the vertical sync. */
const V_SYNC_OF_ASPECT: readonly (readonly [width: number, height: number, lines: number])[] = [
  [4, 3, 4],
  [16, 9, 5],
  [16, 10, 6],
  [5, 4, 7],
  [15, 9, 7],
];
const V_SYNC_OTHER = 10;

/** The timing that CVT with reduced blanking gives a mode. */
export function cvtTiming(width: number, height: number, refreshHz: number): DetailedTiming {
  const vSync = V_SYNC_OF_ASPECT.find(([w, h]) => Math.round(height * w / h) === width)?.[2] ??
    V_SYNC_OTHER;
  const lineSec = (1 / refreshHz - MIN_V_BLANK_SEC) / height;
  const vBlank = Math.max(
    Math.floor(MIN_V_BLANK_SEC / lineSec) + 1,
    V_FRONT_PORCH + vSync + MIN_V_BACK_PORCH,
  );
  const clock = refreshHz * (width + H_BLANK) * (height + vBlank);
  return {
    pixelClockHz: Math.floor(clock / CLOCK_STEP_HZ) * CLOCK_STEP_HZ,
    hActive: width,
    hFrontPorch: H_FRONT_PORCH,
    hSync: H_SYNC,
    hBlank: H_BLANK,
    vActive: height,
    vFrontPorch: V_FRONT_PORCH,
    vSync,
    vBlank,
  };
}
