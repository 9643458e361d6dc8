import { REPORT_KEYS } from "./keyboard_report.ts";
import { MessageType } from "./message_type.ts";

/**
 * The keys that are down, device to browser.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x33 |
 * | 1 | 1 | modifier bits |
 * | 2 | 6 | HID usages |
 */
export interface KeysDownStateMessage {
  readonly type: typeof MessageType.KeysDownState;
  readonly modifier: number;
  readonly keys: Uint8Array;
}

export function encodeKeysDownState(
  modifier: number,
  keys: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(2 + REPORT_KEYS);
  frame[0] = MessageType.KeysDownState;
  frame[1] = modifier;
  for (let i = 0; i < REPORT_KEYS; i++) frame[2 + i] = keys[i] ?? 0;
  return frame;
}

export function decodeKeysDownState(frame: Uint8Array): KeysDownStateMessage | undefined {
  if (frame.length !== 2 + REPORT_KEYS) return undefined;
  return { type: MessageType.KeysDownState, modifier: frame[1]!, keys: frame.slice(2) };
}
