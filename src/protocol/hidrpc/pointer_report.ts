import { MessageType } from "./message_type.ts";

/** Largest coordinate of the absolute pointer. */
export const POINTER_MAX = 32767;

/**
 * The pointer's place on the screen. Coordinates are big-endian and signed.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x03 |
 * | 1 | 4 | x, 0..32767 |
 * | 5 | 4 | y, 0..32767 |
 * | 9 | 1 | buttons: 1 left, 2 right, 4 middle, 8 back, 16 forward |
 */
export interface PointerReport {
  readonly type: typeof MessageType.PointerReport;
  readonly x: number;
  readonly y: number;
  readonly buttons: number;
}

export function encodePointerReport(
  x: number,
  y: number,
  buttons: number,
): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(10);
  const view = new DataView(frame.buffer);
  frame[0] = MessageType.PointerReport;
  view.setInt32(1, x);
  view.setInt32(5, y);
  frame[9] = buttons;
  return frame;
}

/** A place outside the screen is refused, not moved to its edge. */
export function decodePointerReport(frame: Uint8Array): PointerReport | undefined {
  if (frame.length !== 10) return undefined;
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const x = view.getInt32(1);
  const y = view.getInt32(5);
  if (x < 0 || x > POINTER_MAX || y < 0 || y > POINTER_MAX) return undefined;
  return { type: MessageType.PointerReport, x, y, buttons: frame[9]! };
}
