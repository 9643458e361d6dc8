import { LOCK_KEYS } from "../input/chords.ts";
import { controls } from "../state/kvm.ts";
import { leds } from "../state/target.ts";
import { focusStage } from "./bar_focus.ts";

/** The lamps of the keyboard as the computer sets them; a click presses the key. */
export function LedChips() {
  return (
    <div class="leds" role="group" aria-label="Keyboard lamps">
      {LOCK_KEYS.map(({ lamp, label, chord }) => {
        const isOn = leds.value?.[lamp] ?? false;
        return (
          <button
            key={lamp}
            type="button"
            class="led"
            aria-pressed={isOn}
            aria-label={`${label} Lock`}
            title={`${label} Lock is ${isOn ? "on" : "off"}`}
            data-on={isOn}
            data-testid={`led-${chord.id}`}
            disabled={leds.value === undefined}
            onClick={() => {
              controls.chord(chord);
              focusStage();
            }}
          >
            {label} <b>{isOn ? "on" : "off"}</b>
          </button>
        );
      })}
    </div>
  );
}
