import type { Box, Size } from "../input/pointer_map.ts";
import type { FitMode } from "../state/prefs.ts";

/** A picture this little larger than a whole multiple of its size is drawn at that multiple. */
const SNAP = 1.04;

/** Drawn until the real size is known. */
const PLACEHOLDER: Size = { width: 1280, height: 720 };

/**
 * Where the picture is drawn inside of the stage, in CSS pixels.
 *
 * @param dpr Device pixels per CSS pixel. Sizes and places are whole device pixels, because text
 * is blurred by anything else.
 */
export function pictureBox(stage: Size, picture: Size, mode: FitMode, dpr: number): Box {
  const source = picture.width > 0 && picture.height > 0 ? picture : PLACEHOLDER;
  const space = { width: Math.floor(stage.width * dpr), height: Math.floor(stage.height * dpr) };
  const scale = mode === "actual" ? 1 : fitScale(space, source);
  const width = Math.max(1, Math.round(source.width * scale));
  const height = Math.max(1, Math.round(source.height * scale));
  return {
    width: width / dpr,
    height: height / dpr,
    left: Math.max(0, Math.floor((space.width - width) / 2)) / dpr,
    top: Math.max(0, Math.floor((space.height - height) / 2)) / dpr,
  };
}

/** True when each picture pixel covers the same whole number of device pixels. */
export function isSharp(box: Size, picture: Size, dpr: number): boolean {
  const scale = box.width * dpr / picture.width;
  return scale >= 1 && Math.abs(scale - Math.round(scale)) < 1e-6;
}

function fitScale(space: Size, source: Size): number {
  const scale = Math.min(space.width / source.width, space.height / source.height);
  const whole = Math.floor(scale);
  return whole >= 1 && scale / whole <= SNAP ? whole : scale;
}
