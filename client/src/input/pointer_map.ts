import { POINTER_MAX } from "../../../src/protocol/hidrpc/mod.ts";

/** A width and a height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the picture lies in the window, in CSS pixels. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** A place on the controlled screen, each axis 0..32767. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Turns a place in the window into a place on the controlled screen. Places beside the picture map
 * to its nearest edge, so that screen corners are easy to hit.
 *
 * @param screen Size of the controlled screen in its own pixels.
 */
export function screenPoint(
  clientX: number,
  clientY: number,
  picture: Box,
  screen: Size,
): ScreenPoint {
  return {
    x: axis(clientX - picture.left, picture.width, screen.width),
    y: axis(clientY - picture.top, picture.height, screen.height),
  };
}

/** True when a place in the window is on the picture and not beside it. */
export function isOnPicture(clientX: number, clientY: number, picture: Box): boolean {
  return clientX >= picture.left && clientX < picture.left + picture.width &&
    clientY >= picture.top && clientY < picture.top + picture.height;
}

/**
 * One axis. The device turns our value into a pixel by `round(value * (screen - 1) / 32767)`.
 *
 * Drawn at its size or larger, each screen pixel covers one or more window pixels, and the pixel
 * under the pointer is meant exactly. Drawn smaller, some screen pixels are skipped; the first and
 * the last window pixel then stand for the first and the last screen pixel, or the edges could not
 * be reached.
 *
 * @param offset Distance from the picture's edge in CSS pixels; the centre of pixel 0 is at 0.5.
 */
function axis(offset: number, shown: number, screen: number): number {
  if (shown <= 1 || screen <= 1) return 0;
  const at = Math.min(Math.max(offset, 0), shown - 1);
  const pixel = screen <= shown
    ? Math.min(Math.floor((at + 0.5) * screen / shown), screen - 1)
    : at * (screen - 1) / (shown - 1);
  return Math.round(pixel * POINTER_MAX / (screen - 1));
}
