import { MessageType } from "./message_type.ts";

/**
 * Turns of the wheel. A frame without the horizontal byte is accepted too, as a fork sends it.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x04 |
 * | 1 | 1 | vertical, signed, up is positive |
 * | 2 | 1 | horizontal, signed, right is positive |
 */
export interface WheelReport {
  readonly type: typeof MessageType.WheelReport;
  readonly y: number;
  readonly x: number;
}

export function encodeWheelReport(y: number, x: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.WheelReport, y & 0xff, x & 0xff);
}

export function decodeWheelReport(frame: Uint8Array): WheelReport | undefined {
  if (frame.length !== 2 && frame.length !== 3) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return {
    type: MessageType.WheelReport,
    y: view.getInt8(1),
    x: frame.length === 3 ? view.getInt8(2) : 0,
  };
}
