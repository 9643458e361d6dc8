import { useEffect } from "preact/hooks";
import { Bar } from "../console/bar.tsx";
import { isFullscreen } from "../console/console_state.ts";
import { watchFullscreen } from "../console/fullscreen.ts";
import { Notices } from "../console/notices.tsx";
import { Stage, STAGE_ID } from "../console/stage.tsx";
import { StageMessage } from "../console/stage_message.tsx";
import { IconWarning } from "../icons.tsx";
import { describeVideo } from "../state/describe.ts";
import { link } from "../state/kvm.ts";
import { linkState } from "../state/link_state.ts";
import { failsafe, videoInput } from "../state/target.ts";
import { Takeover } from "./takeover.tsx";

/** The main view: the picture, and the bar above it. */
export function Console() {
  useEffect(() => {
    link.start();
    return watchFullscreen();
  }, []);

  if (linkState.value === "taken") return <Takeover />;
  return (
    <main class="console" data-fullscreen={isFullscreen.value} data-testid="console">
      <Title />
      <a class="skip" href={`#${STAGE_ID}`}>Skip to the computer's screen</a>
      <Bar />
      {failsafe.value !== undefined && (
        <p class="banner" role="status" data-testid="failsafe">
          <IconWarning />
          <span>
            The appliance runs in failsafe mode ({failsafe.value.reason}). Some parts are switched
            off; restart it to leave this mode.
          </span>
        </p>
      )}
      <Stage />
      <StageMessage />
      <Notices />
    </main>
  );
}

/** The tab says what the picture is. */
function Title() {
  const state = linkState.value === "lost" ? "Reconnecting" : describeVideo(videoInput.value).label;
  const title = linkState.value === "connecting" ? "RustKVM" : `${state} · RustKVM`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}
