import {
  decodeDeviceFrame,
  type DeviceFrame,
  encodeHandshake,
  encodeKeyboardReport,
  encodeKeypressKeepAlive,
  encodeKeypressReport,
  encodeMouseReport,
  encodePointerReport,
  encodeWheelReport,
  MessageType,
} from "../../../src/protocol/hidrpc/mod.ts";

/** The part of an RTCDataChannel that HID frames need. */
export interface FrameChannel {
  readonly readyState: string;
  readonly bufferedAmount: number;
  send(frame: Uint8Array<ArrayBuffer>): void;
}

/** The channels of one viewer. */
export interface HidChannels {
  readonly reliable: FrameChannel;
  /** Ordered, without retransmission: a lost place of the pointer is replaced by the next one. */
  readonly pointer: FrameChannel;
}

const HANDSHAKE_RETRY_MS = 1000;
const HANDSHAKE_TRIES = 10;

/** More unsent bytes than this, and a new place of the pointer would only come late. */
const POINTER_BACKLOG_BYTES = 2048;

/** Sends keyboard and mouse over whatever channels there are now; without any, into nothing. */
export class HidLink {
  #channels: HidChannels | undefined;
  #handshake: ReturnType<typeof setInterval> | undefined;

  /** Takes over the channels of a new connection; its reliable channel is open. */
  attach(channels: HidChannels): void {
    this.detach();
    this.#channels = channels;
    let tries = 0;
    const shake = () => {
      this.#send(encodeHandshake());
      if (++tries >= HANDSHAKE_TRIES) this.#endHandshake();
    };
    shake();
    this.#handshake = setInterval(shake, HANDSHAKE_RETRY_MS);
  }

  detach(): void {
    this.#endHandshake();
    this.#channels = undefined;
  }

  /** Reads a frame of the device; the handshake's answer is kept here. */
  receive(data: ArrayBuffer): DeviceFrame | undefined {
    const frame = decodeDeviceFrame(new Uint8Array(data));
    if (frame?.type === MessageType.Handshake) this.#endHandshake();
    return frame;
  }

  key(usage: number, press: boolean): void {
    this.#send(encodeKeypressReport(usage, press));
  }

  releaseKeys(): void {
    this.#send(encodeKeyboardReport(0, []));
  }

  keepAlive(): void {
    this.#send(encodeKeypressKeepAlive());
  }

  /** A change of the buttons: never lost. */
  pointerButtons(x: number, y: number, buttons: number): void {
    this.#send(encodePointerReport(x, y, buttons));
  }

  /** A new place: may be lost. */
  pointerMove(x: number, y: number, buttons: number): void {
    const fast = this.#channels?.pointer;
    const frame = encodePointerReport(x, y, buttons);
    if (fast?.readyState !== "open") this.#send(frame);
    else if (fast.bufferedAmount < POINTER_BACKLOG_BYTES) fast.send(frame);
  }

  mouse(dx: number, dy: number, buttons: number): void {
    this.#send(encodeMouseReport(dx, dy, buttons));
  }

  wheel(y: number, x: number): void {
    this.#send(encodeWheelReport(y, x));
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    const channel = this.#channels?.reliable;
    if (channel?.readyState === "open") channel.send(frame);
  }

  #endHandshake(): void {
    clearInterval(this.#handshake);
    this.#handshake = undefined;
  }
}
