import { Buffer } from "node:buffer";
import type { RTCDataChannel } from "werift";

/** Bytes that may wait for a viewer who does not read. */
const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;

/** A data channel, once it is open. */
export class Channel {
  readonly label: string;
  readonly #channel: RTCDataChannel;

  constructor(channel: RTCDataChannel) {
    this.#channel = channel;
    this.label = channel.label;
  }

  get isOpen(): boolean {
    return this.#channel.readyState === "open";
  }

  /**
   * Queues a message: text as a text frame, bytes as a binary one.
   * @returns false when the channel is closed, or so much waits already that the viewer must be
   * taken for gone; the message is then dropped.
   */
  send(message: string | Uint8Array): boolean {
    if (!this.isOpen || this.#channel.bufferedAmount > MAX_BUFFERED_BYTES) return false;
    this.#channel.send(
      typeof message === "string"
        ? message
        : Buffer.from(message.buffer, message.byteOffset, message.byteLength),
    );
    return true;
  }

  onMessage(listener: (message: string | Uint8Array) => void): void {
    this.#channel.onMessage.subscribe(listener);
  }

  onClose(listener: () => void): void {
    this.#channel.stateChanged.subscribe((state) => {
      if (state === "closed") listener();
    });
  }

  close(): void {
    if (this.isOpen) this.#channel.close();
  }
}
