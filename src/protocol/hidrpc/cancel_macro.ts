import { MessageType } from "./message_type.ts";

/**
 * Stops the running macro; every key goes up.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x08 |
 */
export interface CancelKeyboardMacro {
  readonly type: typeof MessageType.CancelKeyboardMacro;
}

export function encodeCancelKeyboardMacro(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.CancelKeyboardMacro);
}

export function decodeCancelKeyboardMacro(frame: Uint8Array): CancelKeyboardMacro | undefined {
  return frame.length === 1 ? { type: MessageType.CancelKeyboardMacro } : undefined;
}
