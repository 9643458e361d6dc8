import type { Controls } from "./controls.ts";

interface KeyboardCapture {
  /** The element that stands for the computer's screen. */
  readonly stage: HTMLElement;
  readonly controls: Controls;
  /** There is a computer to type on; without one, keys are the browser's. */
  isReady(): boolean;
  /** Keys go to the computer from now on, or no longer. */
  onChange(isCaptured: boolean): void;
  /** The person asked for the page's own controls with Ctrl+Alt+Home, as in Remote Desktop. */
  onEscape(): void;
}

/** What a running capture can be told. */
export interface KeyboardCaptureHandle {
  /** Something changed that decides over the capture and is no event of the page. */
  look(): void;
  end(): void;
}

/**
 * Sends keys to the computer while nothing else on the page has the focus.
 */
export function captureKeyboard(
  { stage, controls, isReady, ...tell }: KeyboardCapture,
): KeyboardCaptureHandle {
  const ending = new AbortController();
  const { signal } = ending;
  let isCaptured = false;

  const update = (isNow: boolean) => {
    if (isNow === isCaptured) return;
    isCaptured = isNow;
    if (!isNow) controls.releaseAll();
    tell.onChange(isNow);
  };
  const look = () => update(isReady() && document.hasFocus() && isFree(stage));
  const letGo = () => update(false);

  const onKey = (event: KeyboardEvent) => {
    look();
    // Letters still being composed, and keys that phones report without a name.
    if (!isCaptured || event.isComposing) return;
    if (event.type === "keydown" && isEscape(event)) {
      event.preventDefault();
      controls.releaseAll();
      tell.onEscape();
      return;
    }
    const isTaken = event.type === "keydown"
      ? controls.keyboard.down(event)
      : controls.keyboard.up(event);
    if (isTaken) event.preventDefault();
  };

  addEventListener("keydown", onKey, { signal });
  addEventListener("keyup", onKey, { signal });
  addEventListener("focus", look, { signal });
  document.addEventListener("focusin", look, { signal });
  // The new focus is known only after the event.
  document.addEventListener("focusout", () => queueMicrotask(look), { signal });
  addEventListener("blur", letGo, { signal });
  addEventListener("pagehide", letGo, { signal });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") letGo();
    else look();
  }, { signal });
  look();

  return {
    look,
    end() {
      ending.abort();
      letGo();
    },
  };
}

/** True when the stage has the focus, or nobody has, and no menu or question is open. */
function isFree(stage: HTMLElement): boolean {
  const focused = document.activeElement;
  if (document.querySelector(":modal, :popover-open") !== null) return false;
  return focused === stage || focused === document.body || focused === null;
}

function isEscape(event: KeyboardEvent): boolean {
  return event.code === "Home" && event.ctrlKey && event.altKey;
}
