import { KvmError } from "../../src/base/errors.ts";
import { Listeners } from "../../src/base/listeners.ts";
import type {
  AccessUnit,
  EncoderSettings,
  FrameSource,
  FrameStream,
  InputState,
} from "../../src/media/port.ts";

/** A parameter set, a picture parameter set and an IDR slice, with start codes. */
export const KEY_UNIT = Uint8Array.fromHex(
  "00000001" + "6742c020" + "00000001" + "68ce3c80" + "000001" + "65888400",
);
/** A predicted slice. */
export const DELTA_UNIT = Uint8Array.fromHex("00000001" + "419a0200");

/** A stream whose units a test pushes. */
export class FakeFrameStream implements FrameStream {
  keyRequests = 0;
  bitrates: number[] = [];
  closed = false;
  released = 0;
  readonly settings: EncoderSettings;
  readonly #units: AccessUnit[] = [];
  #end: KvmError | undefined;
  #wake = () => {};

  constructor(settings: EncoderSettings) {
    this.settings = settings;
  }

  push(data: Uint8Array, key: boolean, rtpTime = 0): void {
    this.#units.push({ data, key, rtpTime, release: () => this.released++ });
    this.#wake();
  }

  fail(text: string): void {
    this.#end = new KvmError("unavailable", text);
    this.#wake();
  }

  /** Comes back without a unit, as if the time were over. */
  timeOut(): void {
    this.#wake();
  }

  async next(): Promise<AccessUnit | undefined> {
    if (this.#end === undefined && this.#units.length === 0) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    if (this.#end !== undefined) throw this.#end;
    return this.#units.shift();
  }

  poll(): AccessUnit | undefined {
    return this.#units.shift();
  }

  requestKeyUnit(): void {
    this.keyRequests++;
  }

  setBitrate(bitrateBps: number): void {
    this.bitrates.push(bitrateBps);
  }

  close(): Promise<void> {
    this.closed = true;
    this.fail("closed");
    return Promise.resolve();
  }
}

/** An input whose picture a test switches. */
export class FakeFrameSource implements FrameSource {
  input: InputState = { ready: true, width: 1280, height: 720, fps: 60 };
  readonly streams: FakeFrameStream[] = [];
  /** Opening fails with this text while it is set. */
  refusal: string | undefined;
  /** How often it was tried. */
  openings = 0;
  readonly #listeners = new Listeners<InputState>();

  /** The stream that was opened last. */
  get stream(): FakeFrameStream | undefined {
    return this.streams.at(-1);
  }

  onInput(listener: (state: InputState) => void): () => void {
    return this.#listeners.add(listener);
  }

  setInput(input: InputState): void {
    this.input = input;
    this.#listeners.tell(input);
  }

  open(settings: EncoderSettings): Promise<FrameStream> {
    this.openings++;
    if (this.refusal !== undefined) {
      return Promise.reject(new KvmError("unavailable", this.refusal));
    }
    const stream = new FakeFrameStream(settings);
    this.streams.push(stream);
    return Promise.resolve(stream);
  }
}
