import { HIDRPC_VERSION, MessageType } from "./message_type.ts";

/**
 * Browser and device each announce their version; the device answers every one.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x01 |
 * | 1 | 1 | version |
 */
export interface Handshake {
  readonly type: typeof MessageType.Handshake;
  readonly version: number;
}

export function encodeHandshake(version: number = HIDRPC_VERSION): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.Handshake, version);
}

export function decodeHandshake(frame: Uint8Array): Handshake | undefined {
  if (frame.length !== 2) return undefined;
  return { type: MessageType.Handshake, version: frame[1]! };
}
