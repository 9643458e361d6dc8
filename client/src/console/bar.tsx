import { IconDown, IconMark, IconUp } from "../icons.tsx";
import { BAR_ID, focusStage } from "./bar_focus.ts";
import { foldBar, isBarFolded } from "./console_state.ts";
import { KeyTools } from "./key_tools.tsx";
import { LedChips } from "./led_chips.tsx";
import { MainMenu } from "./main_menu.tsx";
import { PowerMenu } from "./power_menu.tsx";
import { Status } from "./status.tsx";
import { ViewTools } from "./view_tools.tsx";

/** Status on the left, tools on the right; folds to a handle. */
export function Bar() {
  if (isBarFolded.value) return <Handle />;
  return (
    <header id={BAR_ID} class="bar" data-testid="bar">
      <span class="bar-mark">
        <IconMark />
      </span>
      <Status />
      <span class="bar-space" />
      <div class="tools" role="toolbar" aria-label="Tools">
        <LedChips />
        <KeyTools />
        <PowerMenu />
        <ViewTools />
        <MainMenu />
        <button
          type="button"
          class="tool"
          aria-label="Fold the bar"
          title="Fold the bar"
          data-testid="bar-fold"
          onClick={() => {
            foldBar(true);
            focusStage();
          }}
        >
          <IconUp />
        </button>
      </div>
    </header>
  );
}

function Handle() {
  return (
    <div id={BAR_ID} class="handle">
      <button
        type="button"
        aria-label="Unfold the bar"
        title="Unfold the bar"
        data-testid="bar-handle"
        onClick={() => {
          foldBar(false);
          focusStage();
        }}
      >
        <IconDown />
      </button>
    </div>
  );
}
