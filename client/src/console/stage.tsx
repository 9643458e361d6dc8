import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { captureKeyboard } from "../input/capture_keyboard.ts";
import { capturePointer } from "../input/capture_pointer.ts";
import { controls } from "../state/kvm.ts";
import { linkState } from "../state/link_state.ts";
import { fitMode, mouseMode } from "../state/prefs.ts";
import { videoInput } from "../state/target.ts";
import { focusBar } from "./bar_focus.ts";
import {
  devicePixelRatioNow,
  foldBar,
  isCaptured,
  isPointerLocked,
  screenSize,
  stageSize,
} from "./console_state.ts";
import { Picture } from "./picture.tsx";

/** Id of the stage, for the skip link and for whoever gives the keyboard back to the computer. */
export const STAGE_ID = "stage";

/** The computer's screen: shows its picture, and takes keys and pointer to it. */
export function Stage() {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = stage.current!;
    element.focus({ preventScroll: true });
    const keyboard = captureKeyboard({
      stage: element,
      controls,
      isReady: () => linkState.peek() === "live",
      onChange: (now) => isCaptured.value = now,
      onEscape: () => {
        foldBar(false);
        focusBar();
      },
    });
    const endings = [
      watchSize(element),
      keyboard.end,
      linkState.subscribe(() => keyboard.look()),
      capturePointer({
        stage: element,
        controls,
        picture: () => picture.current!.getBoundingClientRect(),
        screen: () => screenSize.value,
        isRelative: () => mouseMode.value === "relative",
        onLockChange: (now) => isPointerLocked.value = now,
      }),
    ];
    return () => endings.forEach((end) => end());
  }, []);

  // A pointer that is held must be let go when its mode ends.
  useSignalEffect(() => {
    if (mouseMode.value === "absolute" && document.pointerLockElement) document.exitPointerLock();
  });

  return (
    <div
      ref={stage}
      id={STAGE_ID}
      class="stage"
      role="application"
      aria-label="Screen of the computer. Keys go to it; Ctrl+Alt+Home leads back to the bar."
      tabIndex={0}
      data-fit={fitMode.value}
      data-mouse={mouseMode.value}
      data-link={linkState.value}
      data-picture={videoInput.value?.ready ? "ready" : "none"}
      data-testid="stage"
    >
      <Picture box={picture} />
    </div>
  );
}

/** Keeps the size of the stage, and the pixel density, which changes when the page is zoomed. */
function watchSize(element: HTMLElement): () => void {
  const measure = () => {
    devicePixelRatioNow.value = globalThis.devicePixelRatio;
    // Without scroll bars, whose coming and going would make the picture flicker.
    stageSize.value = { width: element.offsetWidth, height: element.offsetHeight };
  };
  const observer = new ResizeObserver(measure);
  observer.observe(element);
  addEventListener("resize", measure);
  measure();
  return () => {
    observer.disconnect();
    removeEventListener("resize", measure);
  };
}
