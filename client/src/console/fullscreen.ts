import { computed } from "@preact/signals";
import { fullscreenChanged, isFullscreen } from "./console_state.ts";

/** The Keyboard Lock API, which TypeScript does not know. */
interface KeyboardLock {
  lock?(): Promise<void>;
  unlock?(): void;
}

const keyboardLock: KeyboardLock = "keyboard" in navigator
  ? navigator.keyboard as KeyboardLock
  : {};

/** Phones may not have it. */
export const canFullscreen = document.fullscreenEnabled;

/**
 * Goes to full-screen or back. Where the browser can, keys such as Esc, Alt+Tab and the system key
 * then reach the computer as well; holding Esc leaves.
 */
export async function toggleFullscreen(): Promise<void> {
  if (isFullscreen.value) {
    await document.exitFullscreen();
    return;
  }
  await document.documentElement.requestFullscreen({ navigationUI: "hide" });
  await keyboardLock.lock?.().catch(() => {});
}

/** Whether a short Esc goes to the computer, so that only a long one is for the browser. */
export const isEscSent = computed(() => isFullscreen.value && keyboardLock.lock !== undefined);

/** Follows changes that the browser makes, e.g. when Esc is held. */
export function watchFullscreen(): () => void {
  const follow = () => {
    fullscreenChanged(document.fullscreenElement !== null);
    if (!isFullscreen.value) keyboardLock.unlock?.();
  };
  document.addEventListener("fullscreenchange", follow);
  return () => document.removeEventListener("fullscreenchange", follow);
}
