import { MenuItem } from "../components/menu_item.tsx";
import { Popover } from "../components/popover.tsx";
import { IconDown, IconKeycap } from "../icons.tsx";
import { type Chord, CHORDS, CTRL_ALT_DEL, SINGLE_KEYS } from "../input/chords.ts";
import { controls } from "../state/kvm.ts";
import { linkState } from "../state/link_state.ts";
import { focusStage } from "./bar_focus.ts";

/** Keys that the viewer's own browser or system would keep. */
export function KeyTools() {
  return (
    <>
      <button
        type="button"
        class="tool keys"
        aria-label="Send Ctrl, Alt and Delete"
        title="Send Ctrl+Alt+Del"
        data-testid="ctrl-alt-del"
        disabled={linkState.value !== "live"}
        onClick={() => send(CTRL_ALT_DEL)}
      >
        <kbd>Ctrl</kbd>
        <kbd>Alt</kbd>
        <kbd>Del</kbd>
      </button>
      <Popover
        label="Send keys"
        buttonClass="tool"
        testId="keys-menu"
        widthPx={320}
        onPointerClose={focusStage}
        isMenu
        button={
          <>
            <IconKeycap />
            <span class="tool-label">Keys</span>
            <IconDown />
          </>
        }
      >
        {CHORDS.map((chord) => (
          <MenuItem
            key={chord.id}
            testId={`chord-${chord.id}`}
            onChoose={() => send(chord)}
            {...(chord.hint === undefined ? {} : { hint: chord.hint })}
          >
            {chord.keys.map((name) => <kbd key={name}>{name}</kbd>)}
          </MenuItem>
        ))}
        <div class="key-grid" role="group" aria-label="Single keys">
          {SINGLE_KEYS.map((chord) => (
            <button
              key={chord.id}
              type="button"
              role="menuitem"
              aria-label={chord.hint ?? chord.keys[0]}
              data-testid={`key-${chord.id}`}
              onClick={() => controls.chord(chord)}
            >
              {chord.keys[0]}
            </button>
          ))}
        </div>
        <p class="panel-note">Single keys leave this menu open. Esc closes it.</p>
      </Popover>
    </>
  );
}

function send(chord: Chord): void {
  controls.chord(chord);
  focusStage();
}
