import { REPORT_KEYS } from "./keyboard_report.ts";
import { MessageType } from "./message_type.ts";

const HEADER_BYTES = 6;
const STEP_BYTES = 9;

/** One step of a macro: hold this report, then wait. */
export interface MacroStep {
  readonly modifier: number;
  /** Six HID usages. */
  readonly keys: Uint8Array;
  /** Milliseconds until the next step, 0..65535. */
  readonly delayMs: number;
}

/**
 * A macro or a pasted text, played by the device. Numbers are big-endian.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x07 |
 * | 1 | 1 | 1 for a paste |
 * | 2 | 4 | number of steps |
 * | 6 + 9n | 1 | modifier bits of step n |
 * | 7 + 9n | 6 | HID usages |
 * | 13 + 9n | 2 | delay, milliseconds |
 */
export interface KeyboardMacro {
  readonly type: typeof MessageType.KeyboardMacro;
  readonly isPaste: boolean;
  readonly steps: readonly MacroStep[];
}

export function encodeKeyboardMacro(
  isPaste: boolean,
  steps: readonly MacroStep[],
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(HEADER_BYTES + steps.length * STEP_BYTES);
  const view = new DataView(frame.buffer);
  frame[0] = MessageType.KeyboardMacro;
  frame[1] = isPaste ? 1 : 0;
  view.setUint32(2, steps.length);
  steps.forEach((step, n) => {
    const at = HEADER_BYTES + n * STEP_BYTES;
    frame[at] = step.modifier;
    frame.set(step.keys.subarray(0, REPORT_KEYS), at + 1);
    view.setUint16(at + 1 + REPORT_KEYS, step.delayMs);
  });
  return frame;
}

/** The length must fit the number of steps exactly. */
export function decodeKeyboardMacro(frame: Uint8Array): KeyboardMacro | undefined {
  if (frame.length < HEADER_BYTES) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const count = view.getUint32(2);
  if (frame.length !== HEADER_BYTES + count * STEP_BYTES) return undefined;
  const steps = Array.from({ length: count }, (_, n): MacroStep => {
    const at = HEADER_BYTES + n * STEP_BYTES;
    return {
      modifier: frame[at]!,
      keys: frame.slice(at + 1, at + 1 + REPORT_KEYS),
      delayMs: view.getUint16(at + 1 + REPORT_KEYS),
    };
  });
  return { type: MessageType.KeyboardMacro, isPaste: frame[1] === 1, steps };
}
