import type { KeyboardLedState } from "../../protocol/states.ts";

/** Indicators 1..5 of xkeyboard-config's keycodes/evdev, which is what X servers load. */
const CAPS_LOCK = 1 << 0;
const NUM_LOCK = 1 << 1;
const SCROLL_LOCK = 1 << 2;
const COMPOSE = 1 << 3;
const KANA = 1 << 4;

/** Lamps of a keyboard, from the indicator mask of XKB. */
export function ledsOf(mask: number): KeyboardLedState {
  return {
    num_lock: (mask & NUM_LOCK) !== 0,
    caps_lock: (mask & CAPS_LOCK) !== 0,
    scroll_lock: (mask & SCROLL_LOCK) !== 0,
    compose: (mask & COMPOSE) !== 0,
    kana: (mask & KANA) !== 0,
    shift: false,
  };
}
