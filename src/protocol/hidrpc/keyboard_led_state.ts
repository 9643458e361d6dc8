import type { KeyboardLedState } from "../states.ts";
import { MessageType } from "./message_type.ts";

/** Bit of each lamp; bit 5 is unused (wire.md §4). */
const LED_BITS = {
  num_lock: 1 << 0,
  caps_lock: 1 << 1,
  scroll_lock: 1 << 2,
  compose: 1 << 3,
  kana: 1 << 4,
  shift: 1 << 6,
} as const satisfies Record<keyof KeyboardLedState, number>;

/**
 * The lamps of the keyboard, device to browser.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x32 |
 * | 1 | 1 | bits: 0 Num, 1 Caps, 2 Scroll, 3 Compose, 4 Kana, 6 Shift |
 */
export interface KeyboardLedStateMessage {
  readonly type: typeof MessageType.KeyboardLedState;
  readonly leds: KeyboardLedState;
}

export function encodeKeyboardLedState(leds: KeyboardLedState): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.KeyboardLedState, ledBits(leds));
}

export function decodeKeyboardLedState(frame: Uint8Array): KeyboardLedStateMessage | undefined {
  if (frame.length !== 2) return undefined;
  return { type: MessageType.KeyboardLedState, leds: ledsFromBits(frame[1]!) };
}

/** The lamps as the bits of the message. */
export function ledBits(leds: KeyboardLedState): number {
  let bits = 0;
  for (const [name, bit] of Object.entries(LED_BITS)) {
    if (leds[name as keyof KeyboardLedState]) bits |= bit;
  }
  return bits;
}

/** The lamps that the bits stand for. */
export function ledsFromBits(bits: number): KeyboardLedState {
  return {
    num_lock: (bits & LED_BITS.num_lock) !== 0,
    caps_lock: (bits & LED_BITS.caps_lock) !== 0,
    scroll_lock: (bits & LED_BITS.scroll_lock) !== 0,
    compose: (bits & LED_BITS.compose) !== 0,
    kana: (bits & LED_BITS.kana) !== 0,
    shift: (bits & LED_BITS.shift) !== 0,
  };
}
