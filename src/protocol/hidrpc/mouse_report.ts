import { MessageType } from "./message_type.ts";

/**
 * A movement of the relative mouse.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x06 |
 * | 1 | 1 | dx, signed, right is positive |
 * | 2 | 1 | dy, signed, down is positive |
 * | 3 | 1 | buttons, as in the pointer report |
 */
export interface MouseReport {
  readonly type: typeof MessageType.MouseReport;
  readonly dx: number;
  readonly dy: number;
  readonly buttons: number;
}

export function encodeMouseReport(
  dx: number,
  dy: number,
  buttons: number,
): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.MouseReport, dx & 0xff, dy & 0xff, buttons);
}

export function decodeMouseReport(frame: Uint8Array): MouseReport | undefined {
  if (frame.length !== 4) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return {
    type: MessageType.MouseReport,
    dx: view.getInt8(1),
    dy: view.getInt8(2),
    buttons: frame[3]!,
  };
}
