import type { Unsubscribe } from "../base/event_bus.ts";

/** Why there is no picture, in the words of rpc.md §3. */
export type InputError = "no_signal" | "no_lock" | "out_of_range";

/** What the video input sees. */
export interface InputState {
  readonly ready: boolean;
  readonly error?: InputError;
  /** Pixels; 0 without a picture. */
  readonly width: number;
  readonly height: number;
  /** Frames per second. */
  readonly fps: number;
}

/** What the encoder is asked for. */
export interface EncoderSettings {
  readonly codec: "h264";
  /** Target, bits per second. */
  readonly bitrateBps: number;
  /** Ceiling, bits per second. */
  readonly maxBitrateBps: number;
  /** Frames per second. */
  readonly fps: number;
  /** Frames between key units; undefined leaves it to the encoder. */
  readonly gop?: number;
}

/**
 * One encoded picture. The object and its bytes belong to the stream: one is out at a time, and
 * after {@linkcode release} nothing may touch them.
 */
export interface AccessUnit {
  /** Annex B byte stream, mapped from the encoder's own buffer. */
  readonly data: Uint8Array;
  /** Position on the 90 kHz clock of RTP, modulo 2^32. */
  readonly rtpTime: number;
  /** The unit begins with an IDR picture and its parameter sets. */
  readonly key: boolean;
  release(): void;
}

/** A running capture and encoder. */
export interface FrameStream {
  /**
   * Waits for the next unit without holding the event loop.
   * @returns undefined when the time is over; call again.
   * @throws {KvmError} `unavailable` when the stream has ended and must be opened anew, e.g. because
   * the resolution changed.
   */
  next(timeoutMs: number): Promise<AccessUnit | undefined>;
  /** Takes a unit that is already there. */
  poll(): AccessUnit | undefined;
  /** Makes the next unit an IDR. */
  requestKeyUnit(): void;
  setBitrate(bitrateBps: number, maxBitrateBps: number): void;
  /** Frees everything, also while {@linkcode next} waits. */
  close(): Promise<void>;
}

/** Where pictures come from. */
export interface FrameSource {
  readonly input: InputState;
  onInput(listener: (state: InputState) => void): Unsubscribe;
  /** @throws {KvmError} `unavailable` with the reason in words. */
  open(settings: EncoderSettings): Promise<FrameStream>;
}
