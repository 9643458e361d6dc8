import { MessageType } from "./message_type.ts";

/**
 * A macro began or ended, device to browser.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x34 |
 * | 1 | 1 | 1 running |
 * | 2 | 1 | 1 paste; always 1, because the SPA ignores the others (wire.md §4.6) |
 */
export interface KeyboardMacroState {
  readonly type: typeof MessageType.KeyboardMacroState;
  readonly running: boolean;
  readonly isPaste: boolean;
}

export function encodeKeyboardMacroState(running: boolean): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.KeyboardMacroState, running ? 1 : 0, 1);
}

export function decodeKeyboardMacroState(frame: Uint8Array): KeyboardMacroState | undefined {
  if (frame.length !== 3) return undefined;
  return {
    type: MessageType.KeyboardMacroState,
    running: frame[1] === 1,
    isPaste: frame[2] === 1,
  };
}
