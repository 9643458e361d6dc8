import { computed, signal } from "@preact/signals";
import type { Box, Size } from "../input/pointer_map.ts";
import { barFolded, fitMode } from "../state/prefs.ts";
import { decodedSize, videoInput } from "../state/target.ts";
import { isSharp, pictureBox } from "./picture_box.ts";

/** Keys typed now go to the computer. */
export const isCaptured = signal(false);

/** The relative mouse has the pointer. */
export const isPointerLocked = signal(false);

export const isFullscreen = signal(false);

/** A frame of the newest connection has been drawn. */
export const hasPicture = signal(false);

/** Space for the picture in CSS pixels. */
export const stageSize = signal<Size>({ width: 0, height: 0 });

export const devicePixelRatioNow = signal(globalThis.devicePixelRatio);

/** Size of the controlled screen; the stream may be scaled down from it. */
export const screenSize = computed<Size>(() => {
  const video = videoInput.value;
  return video?.ready && video.width > 0 ? video : decodedSize.value;
});

export const box = computed<Box>(() => {
  const decoded = decodedSize.value;
  const size = decoded.width > 0 ? decoded : screenSize.value;
  return pictureBox(stageSize.value, size, fitMode.value, devicePixelRatioNow.value);
});

/** Whether pixels are drawn as squares: only where the stream holds the screen's own pixels. */
export const isPictureSharp = computed(() => {
  const decoded = decodedSize.value;
  return decoded.width === screenSize.value.width &&
    isSharp(box.value, decoded, devicePixelRatioNow.value);
});

/** In full-screen the bar starts folded, without touching the choice made for the window. */
const fullscreenFolded = signal(true);

export const isBarFolded = computed(() =>
  isFullscreen.value ? fullscreenFolded.value : barFolded.value === "yes"
);

export function foldBar(isFolded: boolean): void {
  if (isFullscreen.value) fullscreenFolded.value = isFolded;
  else barFolded.value = isFolded ? "yes" : "no";
}

/** Called on every entry to and exit from full-screen. */
export function fullscreenChanged(isNow: boolean): void {
  isFullscreen.value = isNow;
  fullscreenFolded.value = true;
}
