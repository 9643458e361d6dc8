import { hasElement } from "../../../ffi/gstreamer/has_element.ts";
import type { Unsubscribe } from "../../base/event_bus.ts";
import type { EncoderSettings, FrameSource, FrameStream, InputState } from "../../media/port.ts";
import { buildPipeline } from "../gstreamer/build_pipeline.ts";
import { GstFrameStream } from "../gstreamer/gst_frame_stream.ts";
import { SOURCE, x264Pipeline } from "../gstreamer/x264_pipeline.ts";

const CLOCK = 'timeoverlay halignment=right valignment=top font-desc="Monospace, 24"';

/** Color bars with a clock, in place of a computer's picture. */
export class TestCard implements FrameSource {
  readonly input: InputState;

  constructor(width: number, height: number, fps: number) {
    this.input = { ready: true, width, height, fps };
  }

  /** The card never changes. */
  onInput(): Unsubscribe {
    return () => {};
  }

  async open(settings: EncoderSettings): Promise<FrameStream> {
    const { width, height } = this.input;
    const source = [
      `videotestsrc name=${SOURCE} is-live=true pattern=smpte`,
      `video/x-raw,width=${width},height=${height},framerate=${settings.fps}/1`,
    ];
    if (await hasElement("timeoverlay")) source.push(CLOCK);
    const pipeline = await buildPipeline(x264Pipeline(source.join(" ! "), settings));
    return await GstFrameStream.play(pipeline);
  }
}
