import { MessageType } from "./message_type.ts";

/** Keys of a boot keyboard report (USB HID 1.11 appendix B.1). */
export const REPORT_KEYS = 6;

/**
 * The whole state of the keyboard.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x02 |
 * | 1 | 1 | modifier bits |
 * | 2 | n | HID usages; padded or cut to 6 by the receiver |
 */
export interface KeyboardReport {
  readonly type: typeof MessageType.KeyboardReport;
  readonly modifier: number;
  /** Always six usages. */
  readonly keys: Uint8Array;
}

export function encodeKeyboardReport(
  modifier: number,
  keys: ArrayLike<number>,
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(2 + REPORT_KEYS);
  frame[0] = MessageType.KeyboardReport;
  frame[1] = modifier;
  for (let i = 0; i < Math.min(keys.length, REPORT_KEYS); i++) frame[2 + i] = keys[i]!;
  return frame;
}

export function decodeKeyboardReport(frame: Uint8Array): KeyboardReport | undefined {
  if (frame.length < 2) return undefined;
  const keys = new Uint8Array(REPORT_KEYS);
  keys.set(frame.subarray(2, 2 + REPORT_KEYS));
  return { type: MessageType.KeyboardReport, modifier: frame[1]!, keys };
}
