import type { ComponentChildren } from "preact";
import { IconExpand, IconFit, IconMotion, IconPointer, IconShrink } from "../icons.tsx";
import { notify } from "../state/notices.ts";
import { type FitMode, fitMode, mouseMode } from "../state/prefs.ts";
import { focusStage } from "./bar_focus.ts";
import { isFullscreen } from "./console_state.ts";
import { canFullscreen, toggleFullscreen } from "./fullscreen.ts";

/** How the picture is drawn and how the mouse moves. */
export function ViewTools() {
  return (
    <>
      <MouseModeButton />
      <div class="segments" role="group" aria-label="Picture size">
        <FitButton mode="fit" label="Fit the picture to the window" testId="fit">
          <IconFit />
        </FitButton>
        <FitButton mode="actual" label="Actual size, pixel for pixel" testId="actual">
          <span class="ratio">1:1</span>
        </FitButton>
      </div>
      {canFullscreen && <FullscreenButton />}
    </>
  );
}

function MouseModeButton() {
  const isRelative = mouseMode.value === "relative";
  return (
    <button
      type="button"
      class="tool mouse-mode"
      aria-pressed={isRelative}
      aria-label="Relative mouse"
      title={isRelative
        ? "Relative mouse: the page holds the pointer. Click for the absolute mouse"
        : "Absolute mouse: the pointer is where yours is. Click for the relative mouse"}
      data-testid="mouse-mode"
      data-mode={mouseMode.value}
      onClick={() => {
        mouseMode.value = isRelative ? "absolute" : "relative";
        focusStage();
      }}
    >
      {isRelative ? <IconMotion /> : <IconPointer />}
    </button>
  );
}

interface FitButtonProps {
  readonly mode: FitMode;
  readonly label: string;
  readonly testId: string;
  readonly children: ComponentChildren;
}

function FitButton({ mode, label, testId, children }: FitButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={fitMode.value === mode}
      aria-label={label}
      title={label}
      data-testid={testId}
      onClick={() => {
        fitMode.value = mode;
        focusStage();
      }}
    >
      {children}
    </button>
  );
}

function FullscreenButton() {
  const label = isFullscreen.value ? "Leave full screen" : "Full screen";
  return (
    <button
      type="button"
      class="tool"
      aria-label={label}
      title={label}
      data-testid="fullscreen"
      onClick={() => {
        toggleFullscreen().catch(() => notify("The browser refused to go to full screen."));
        focusStage();
      }}
    >
      {isFullscreen.value ? <IconShrink /> : <IconExpand />}
    </button>
  );
}
