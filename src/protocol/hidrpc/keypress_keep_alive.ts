import { MessageType } from "./message_type.ts";

/**
 * Sent every 50 ms while a key is held; without it the device lets the key go.
 *
 * | offset | size | field |
 * |---|---|---|
 * | 0 | 1 | type 0x09 |
 */
export interface KeypressKeepAlive {
  readonly type: typeof MessageType.KeypressKeepAlive;
}

export function encodeKeypressKeepAlive(): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(MessageType.KeypressKeepAlive);
}

export function decodeKeypressKeepAlive(frame: Uint8Array): KeypressKeepAlive | undefined {
  return frame.length === 1 ? { type: MessageType.KeypressKeepAlive } : undefined;
}
