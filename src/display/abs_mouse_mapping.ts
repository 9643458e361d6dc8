/** Which part of the computer's desktop the picture shows, in its pixels. */
export interface AbsMouseMapping {
  readonly enabled: boolean;
  readonly total_width: number;
  readonly total_height: number;
  readonly screen_x: number;
  readonly screen_y: number;
  readonly screen_width: number;
  readonly screen_height: number;
}

/** Largest value of an absolute axis. */
const AXIS_MAX = 32_767;

/**
 * Turns a place of the picture into a place of the whole desktop, over which a computer with
 * several monitors spreads an absolute pointer.
 * @param x 0..32767 across the picture. @param y 0..32767 down the picture.
 * @returns The same units, over the desktop.
 */
export function toDesktop(mapping: AbsMouseMapping, x: number, y: number): [x: number, y: number] {
  if (!mapping.enabled) return [x, y];
  return [
    onAxis(x, mapping.screen_x, mapping.screen_width, mapping.total_width),
    onAxis(y, mapping.screen_y, mapping.screen_height, mapping.total_height),
  ];
}

/** First and last pixel of the screen are reached; a desktop of one pixel has one place. */
function onAxis(position: number, start: number, size: number, total: number): number {
  if (total <= 1) return 0;
  const pixel = start + position * (size - 1) / AXIS_MAX;
  return Math.max(0, Math.min(AXIS_MAX, Math.round(pixel * AXIS_MAX / (total - 1))));
}
