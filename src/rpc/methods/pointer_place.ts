import { KvmError } from "../../base/errors.ts";
import type { InputState } from "../../media/port.ts";

/** Largest value of an absolute axis. */
const AXIS_MAX = 32_767;

/**
 * Turns a place of the picture into one of the absolute pointer.
 * @param place Pixels; normalized: 0..1 each way.
 * @returns 0..32767 each way.
 * @throws {KvmError} When it is outside, or pixels are meant and there is no picture.
 */
export function pointerPlace(
  place: { readonly x: number; readonly y: number; readonly normalized?: boolean | undefined },
  screen: Pick<InputState, "ready" | "width" | "height">,
): { x: number; y: number } {
  if (!place.normalized && (!screen.ready || screen.width < 1 || screen.height < 1)) {
    throw new KvmError(
      "unavailable",
      "video input not ready; pass normalized coordinates instead",
    );
  }
  const [lastX, lastY] = place.normalized ? [1, 1] : [screen.width - 1, screen.height - 1];
  return { x: onAxis(place, "x", lastX), y: onAxis(place, "y", lastY) };
}

function onAxis(
  place: { readonly x: number; readonly y: number },
  axis: "x" | "y",
  last: number,
): number {
  const value = place[axis];
  if (value < 0 || value > last) {
    throw new KvmError(
      "invalid_params",
      `pointer position (${place.x}, ${place.y}) is outside the screen`,
      { field: axis },
    );
  }
  return last === 0 ? 0 : Math.round(value * AXIS_MAX / last);
}
