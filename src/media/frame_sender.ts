import { type Clock, systemClock } from "../base/clock.ts";
import type { PacketisedFrame } from "./packetised_frame.ts";
import type { FrameViewer } from "./video_service.ts";

/**
 * Packets handed over without waiting. Deno reorders datagrams in un-awaited bursts above 250, and
 * a key frame can have 400 (measured: 100 stay in order).
 */
const SLICE_PACKETS = 100;
/** Pictures that may wait: at 60 fps, 67 ms of a slow network. */
const DEFAULT_QUEUE_FRAMES = 4;

/** What the RTP header of a packet needs from the picture. */
export interface PacketHeader {
  /** The last packet of its picture. */
  readonly marker: boolean;
  /** 90 kHz, modulo 2^32. */
  readonly rtpTime: number;
}

/** Options of a {@linkcode FrameSender}. */
export interface FrameSenderOptions {
  /**
   * Puts one packet on the wire; settles when the socket took it and the payload may change.
   * @throws whatever the socket says; the viewer then goes on at the next IDR.
   */
  readonly send: (payload: Uint8Array<ArrayBuffer>, header: PacketHeader) => Promise<void>;
  /** Asks the encoder for an IDR after pictures were dropped. */
  readonly requestKeyUnit: () => void;
  /** @default 4 */
  readonly queueFrames?: number;
  /** @default systemClock */
  readonly clock?: Clock;
  /** Told for each picture how long it took from the encoder to its last packet, milliseconds. */
  readonly onSent?: (tookMs: number) => void;
}

/**
 * One viewer's way from the shared ring to the network. A viewer that is slower than the picture
 * loses whole frames and goes on at the next IDR; he never holds up the others.
 */
export class FrameSender implements FrameViewer {
  readonly #options: FrameSenderOptions;
  readonly #clock: Clock;
  readonly #maxQueued: number;
  readonly #queue: PacketisedFrame[] = [];
  #sending = false;
  /** Pictures were lost: nothing before the next IDR can be decoded. */
  #broken = false;
  #closed = false;
  #framesSent = 0;
  #framesDropped = 0;

  constructor(options: FrameSenderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#maxQueued = options.queueFrames ?? DEFAULT_QUEUE_FRAMES;
  }

  get framesSent(): number {
    return this.#framesSent;
  }

  get framesDropped(): number {
    return this.#framesDropped;
  }

  frame(frame: PacketisedFrame): void {
    if (this.#closed) return;
    const isFull = this.#queue.length >= this.#maxQueued;
    if (frame.key && (isFull || this.#broken)) {
      // Nothing that waits is needed to decode from here on.
      this.#drop(this.#queue.length);
      this.#broken = false;
    } else if (this.#broken || isFull) {
      this.#framesDropped++;
      this.#breakOff();
      return;
    }
    this.#queue.push(frame);
    if (!this.#sending) void this.#drain();
  }

  /** Sends nothing more. */
  close(): void {
    this.#closed = true;
    this.#queue.length = 0;
  }

  async #drain(): Promise<void> {
    this.#sending = true;
    for (let frame = this.#queue.shift(); frame !== undefined; frame = this.#queue.shift()) {
      if (await this.#sendFrame(frame)) {
        this.#framesSent++;
        this.#options.onSent?.(this.#clock.now() - frame.encodedAtMs);
      } else if (!this.#closed) {
        this.#framesDropped++;
        this.#skipToKey();
      }
    }
    this.#sending = false;
  }

  /** @returns false when the ring came round, or the network refused. */
  async #sendFrame(frame: PacketisedFrame): Promise<boolean> {
    const inside: PacketHeader = { marker: false, rtpTime: frame.rtpTime };
    const last: PacketHeader = { marker: true, rtpTime: frame.rtpTime };
    const end = frame.first + frame.count;
    for (let from = frame.first; from < end; from += SLICE_PACKETS) {
      // The oldest packet of the slice is the first to be overwritten.
      if (this.#closed || !frame.ring.holds(from)) return false;
      const to = Math.min(from + SLICE_PACKETS, end);
      const sent: Promise<void>[] = [];
      for (let index = from; index < to; index++) {
        const payload = frame.ring.payload(index)!;
        const header = index === end - 1 ? last : inside;
        sent.push(Promise.try(this.#options.send, payload, header));
      }
      const results = await Promise.allSettled(sent);
      if (results.some(({ status }) => status === "rejected")) return false;
    }
    return true;
  }

  /** After a loss: an IDR that waits already repairs the picture, else one is asked for. */
  #skipToKey(): void {
    const key = this.#queue.findIndex((frame) => frame.key);
    this.#drop(key < 0 ? this.#queue.length : key);
    if (key < 0) this.#breakOff();
  }

  #drop(frames: number): void {
    this.#framesDropped += frames;
    this.#queue.splice(0, frames);
  }

  #breakOff(): void {
    if (this.#broken) return;
    this.#broken = true;
    this.#options.requestKeyUnit();
  }
}
