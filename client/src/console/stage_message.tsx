import type { ComponentChildren } from "preact";
import { Spinner } from "../components/spinner.tsx";
import { IconNoCable, IconPointer, IconPower, IconScreen, IconWarning } from "../icons.tsx";
import { controls, link, pressPower } from "../state/kvm.ts";
import { describeVideo } from "../state/describe.ts";
import { linkError, linkState } from "../state/link_state.ts";
import { mouseMode } from "../state/prefs.ts";
import { atx, videoInput } from "../state/target.ts";
import { focusStage } from "./bar_focus.ts";
import { isEscSent } from "./fullscreen.ts";
import { hasPicture, isPointerLocked } from "./console_state.ts";

/** A key that wakes a computer and types nothing. */
const WAKE = { id: "wake", keys: ["Shift"], codes: ["ShiftLeft"] };

/** What stands in for the picture, or over it, while there is something to say. */
export function StageMessage() {
  if (linkState.value !== "live") return <LinkMessage />;
  const video = videoInput.value;
  if (video !== undefined && !video.ready) return <InputMessage />;
  if (!hasPicture.value) return <Waiting>Waiting for the picture…</Waiting>;
  if (mouseMode.value === "relative" && !isPointerLocked.value) {
    return (
      <p class="stage-hint" data-testid="mouse-hint">
        <IconPointer />
        Click the picture to hold the mouse. {isEscSent.value ? "Holding Esc" : "Esc"} lets it go.
      </p>
    );
  }
  return null;
}

function LinkMessage() {
  const isLost = linkState.value === "lost";
  const reason = linkError.value;
  return (
    <div
      class="stage-message"
      role="status"
      data-testid={isLost ? "reconnect-overlay" : "connecting-overlay"}
    >
      <p class="stage-title">
        <Spinner />
        {isLost ? "Connection lost. Reconnecting…" : "Connecting to the appliance…"}
      </p>
      {reason !== undefined && <p data-testid="link-error">{reason}</p>}
      {(isLost || reason !== undefined) && (
        <StageButton
          testId="retry-now"
          onPress={() => link.retryNow()}
        >
          Try now
        </StageButton>
      )}
    </div>
  );
}

function InputMessage() {
  const { tone, label, text } = describeVideo(videoInput.value);
  if (tone === "busy") return <Waiting>{text}</Waiting>;
  const isSilent = videoInput.value?.error === "no_signal";
  const isOff = isSilent && atx.value?.power === false;
  return (
    <div class="stage-message" role="status" data-testid="no-picture">
      <span class="stage-icon">
        {isOff ? <IconPower /> : isSilent ? <IconNoCable /> : <IconWarning />}
      </span>
      <p class="stage-title">{isOff ? "The computer is switched off" : label}</p>
      <p>{isOff ? "Its power light is dark, and no picture comes in." : text}</p>
      {isOff && (
        <StageButton testId="switch-on" onPress={() => void pressPower("power-short")}>
          Switch it on
        </StageButton>
      )}
      {isSilent && !isOff && (
        <StageButton testId="wake" onPress={() => controls.chord(WAKE)}>
          Wake it with a key press
        </StageButton>
      )}
    </div>
  );
}

interface StageButtonProps {
  readonly testId: string;
  readonly children: ComponentChildren;
  onPress(): void;
}

/** A button over the picture; after it the keyboard goes to the computer again. */
function StageButton({ testId, children, onPress }: StageButtonProps) {
  return (
    <button
      type="button"
      class="button"
      data-testid={testId}
      onClick={() => {
        onPress();
        focusStage();
      }}
    >
      {children}
    </button>
  );
}

function Waiting({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="stage-message" role="status" data-testid="waiting-overlay">
      <span class="stage-icon">
        <IconScreen />
      </span>
      <p class="stage-title">
        <Spinner />
        {children}
      </p>
    </div>
  );
}
