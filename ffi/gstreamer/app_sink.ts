import { takeString } from "./glib.ts";
import { Element } from "./element.ts";
import { gst } from "./gst.ts";
import { gstApp } from "./gst_app.ts";
import { Sample } from "./sample.ts";

/** Pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** The end of a pipeline, from which encoded buffers are pulled. One wait at a time. */
export class AppSink extends Element {
  #waiting: Promise<unknown> = Promise.resolve();
  #caps: Deno.PointerValue = null;
  #size: FrameSize = { width: 0, height: 0 };

  /** Size of the last buffer's picture. */
  get size(): FrameSize {
    return this.#size;
  }

  /** No buffer will come any more. */
  get isAtEnd(): boolean {
    return gstApp().gst_app_sink_is_eos(this.pointer) !== 0;
  }

  /** Waits in a thread of Deno's pool. @returns undefined when the time is over or at the end. */
  async wait(timeoutMs: number): Promise<Sample | undefined> {
    const call = gstApp().wait_for_sample(this.pointer, BigInt(Math.round(timeoutMs * 1e6)));
    this.#waiting = call;
    return this.#take(await call);
  }

  /** Takes a buffer that is already there. */
  poll(): Sample | undefined {
    return this.#take(gstApp().try_pull_sample(this.pointer, 0n));
  }

  /** Settles when no {@linkcode wait} holds the element. */
  async idle(): Promise<void> {
    await this.#waiting;
  }

  #take(sample: Deno.PointerValue): Sample | undefined {
    if (sample === null) return undefined;
    const caps = gst().gst_sample_get_caps(sample);
    if (!Deno.UnsafePointer.equals(caps, this.#caps)) {
      this.#caps = caps;
      this.#size = sizeOf(takeString(gst().gst_caps_to_string(caps)) ?? "");
    }
    return new Sample(sample);
  }
}

function sizeOf(caps: string): FrameSize {
  const field = (name: string) =>
    Number(new RegExp(`\\b${name}=\\(int\\)(\\d+)`).exec(caps)?.[1] ?? 0);
  return { width: field("width"), height: field("height") };
}
