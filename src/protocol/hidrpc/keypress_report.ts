import { MessageType } from "./message_type.ts";

/**
 * One key goes down or up.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x05 |
 * | 1 | 1 | HID usage; 0xe0..0xe7 are the modifiers |
 * | 2 | 1 | 1 down, anything else up |
 */
export interface KeypressReport {
  readonly type: typeof MessageType.KeypressReport;
  readonly usage: number;
  readonly press: boolean;
}

export function encodeKeypressReport(usage: number, press: boolean): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.KeypressReport, usage, press ? 1 : 0);
}

export function decodeKeypressReport(frame: Uint8Array): KeypressReport | undefined {
  if (frame.length !== 3) return undefined;
  return { type: MessageType.KeypressReport, usage: frame[1]!, press: frame[2] === 1 };
}
