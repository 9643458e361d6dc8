import type { AppSink, FrameSize } from "../../../ffi/gstreamer/app_sink.ts";
import type { Element } from "../../../ffi/gstreamer/element.ts";
import type { Pipeline } from "../../../ffi/gstreamer/pipeline.ts";
import type { Sample } from "../../../ffi/gstreamer/sample.ts";
import { KvmError } from "../../base/errors.ts";
import type { AccessUnit, FrameStream } from "../../media/port.ts";
import { ENCODER, SINK, x264Kbps } from "./x264_pipeline.ts";

/** A pipeline of {@linkcode x264Pipeline} as the media floor sees it. */
export class GstFrameStream implements FrameStream {
  readonly #pipeline: Pipeline;
  readonly #encoder: Element;
  readonly #sink: AppSink;
  readonly #onClosed: () => void;
  #ended: KvmError | undefined;
  #closed: Promise<void> | undefined;

  private constructor(pipeline: Pipeline, onClosed: () => void) {
    this.#pipeline = pipeline;
    this.#encoder = pipeline.element(ENCODER);
    this.#sink = pipeline.appSink(SINK);
    this.#onClosed = onClosed;
  }

  /**
   * Takes over a pipeline and lets it play.
   * @param onClosed Told once, when everything is freed.
   * @throws {KvmError} `unavailable` when it does not start; it is closed then.
   */
  static async play(pipeline: Pipeline, onClosed = () => {}): Promise<GstFrameStream> {
    try {
      await pipeline.play();
      return new GstFrameStream(pipeline, onClosed);
    } catch (error) {
      await pipeline.close();
      throw error;
    }
  }

  /** Pixels of the last unit's picture. */
  get size(): FrameSize {
    return this.#sink.size;
  }

  async next(timeoutMs: number): Promise<AccessUnit | undefined> {
    if (this.#ended !== undefined) throw this.#ended;
    const sample = await this.#sink.wait(timeoutMs);
    // Ended while waiting.
    if (this.#ended !== undefined) {
      sample?.release();
      throw this.#ended;
    }
    if (sample !== undefined) return this.#unit(sample);
    const error = this.#pipeline.takeError();
    if (error !== undefined) throw this.#fail(`The encoder stopped: ${error}`);
    if (this.#sink.isAtEnd) throw this.#fail("The encoder has come to its end");
    return undefined;
  }

  poll(): AccessUnit | undefined {
    if (this.#ended !== undefined) return undefined;
    const sample = this.#sink.poll();
    return sample === undefined ? undefined : this.#unit(sample);
  }

  requestKeyUnit(): void {
    if (this.#ended === undefined) this.#encoder.forceKeyUnit();
  }

  setBitrate(bitrateBps: number, maxBitrateBps: number): void {
    if (this.#ended !== undefined) return;
    this.#encoder.set("bitrate", x264Kbps(bitrateBps, maxBitrateBps));
  }

  /** Ends the stream for a reason that {@linkcode next} throws, and frees it. */
  end(reason: KvmError): Promise<void> {
    this.#ended ??= reason;
    return this.close();
  }

  close(): Promise<void> {
    this.#ended ??= new KvmError("unavailable", "The stream is closed");
    return this.#closed ??= this.#pipeline.close().then(this.#onClosed);
  }

  #fail(text: string): KvmError {
    const error = new KvmError("unavailable", text);
    void this.end(error);
    return error;
  }

  #unit(sample: Sample): AccessUnit {
    return {
      data: sample.data,
      // On CLOCK_MONOTONIC, so that streams that follow each other share their time.
      rtpTime: rtpTimeOf(this.#pipeline.baseTimeNs + sample.runningTimeNs),
      key: !sample.isDelta,
      release: () => sample.release(),
    };
  }
}

/** Nanoseconds as ticks of 90 kHz, modulo 2^32. */
function rtpTimeOf(timeNs: bigint): number {
  return Number(BigInt.asUintN(32, timeNs * 9n / 100_000n));
}
