import { openXImageSource } from "../../../ffi/gstreamer/x_image_source.ts";
import { KvmError } from "../../base/errors.ts";
import type { Unsubscribe } from "../../base/event_bus.ts";
import { Listeners } from "../../base/listeners.ts";
import type { Logger } from "../../base/logger.ts";
import type { EncoderSettings, FrameSource, FrameStream, InputState } from "../../media/port.ts";
import { buildPipeline } from "../gstreamer/build_pipeline.ts";
import { GstFrameStream } from "../gstreamer/gst_frame_stream.ts";
import { SOURCE, x264Pipeline } from "../gstreamer/x264_pipeline.ts";
import type { Seat } from "./seat.ts";

const NO_SIGNAL: InputState = { ready: false, error: "no_signal", width: 0, height: 0, fps: 0 };

/** The screen of an X display. */
export class X11FrameSource implements FrameSource {
  readonly #log: Logger;
  readonly #refreshHz: () => number;
  readonly #onInput = new Listeners<InputState>();
  readonly #streams = new Set<GstFrameStream>();
  #seat: Seat | undefined;
  #stopListening: Unsubscribe | undefined;
  #input = NO_SIGNAL;

  /** @param refreshHz The rate of the mode that the display is in. */
  constructor(log: Logger, refreshHz: () => number) {
    this.#log = log;
    this.#refreshHz = refreshHz;
  }

  get input(): InputState {
    return this.#input;
  }

  onInput(listener: (state: InputState) => void): Unsubscribe {
    return this.#onInput.add(listener);
  }

  /** Looks at another display, or at none. Settles when nothing looks at the old one any more. */
  async watch(seat: Seat | undefined): Promise<void> {
    this.#stopListening?.();
    this.#seat = seat;
    this.#stopListening = seat?.onSize(() => {
      this.#readInput();
      void this.#endStreams("The screen's resolution has changed");
    });
    this.#readInput();
    await this.#endStreams("The computer is off");
  }

  async open(settings: EncoderSettings): Promise<FrameStream> {
    const seat = this.#seat;
    if (seat === undefined) throw new KvmError("unavailable", "The computer is off");
    const { size } = seat;
    const stream = await this.#play(seat, settings);
    if (seat !== this.#seat || size !== seat.size) {
      await stream.close();
      throw new KvmError("unavailable", "The screen changed while the capture started");
    }
    return stream;
  }

  async #play(seat: Seat, settings: EncoderSettings): Promise<GstFrameStream> {
    const source = [
      `ximagesrc name=${SOURCE} display-name=${seat.address.name} use-damage=0 show-pointer=true ` +
      // A column or line that makes the size odd stays out: the encoder takes none.
      `endx=${lastEven(seat.size.width)} endy=${lastEven(seat.size.height)}`,
      `video/x-raw,framerate=${settings.fps}/1`,
    ];
    const pipeline = await buildPipeline(x264Pipeline(source.join(" ! "), settings));
    try {
      await pipeline.ready();
      if (!await openXImageSource(pipeline.element(SOURCE), seat.address)) {
        this.#log.warn("ximagesrc is unknown to us: if the X server dies, so does this program");
      }
    } catch (error) {
      await pipeline.close();
      throw error;
    }
    const stream: GstFrameStream = await GstFrameStream.play(
      pipeline,
      () => this.#streams.delete(stream),
    );
    this.#streams.add(stream);
    return stream;
  }

  #readInput(): void {
    this.#input = this.#seat === undefined
      ? NO_SIGNAL
      : { ready: true, ...this.#seat.size, fps: this.#refreshHz() };
    this.#onInput.tell(this.#input);
  }

  async #endStreams(text: string): Promise<void> {
    const reason = new KvmError("unavailable", text);
    await Promise.all([...this.#streams].map((stream) => stream.end(reason)));
  }
}

/** Index of the last pixel of an even number of them. */
function lastEven(pixels: number): number {
  return pixels - pixels % 2 - 1;
}
