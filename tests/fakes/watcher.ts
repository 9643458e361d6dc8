import { strict as assert } from "node:assert";
import type { PacketisedFrame } from "../../src/media/packetised_frame.ts";
import type { FrameViewer } from "../../src/media/video_service.ts";
import { depacketise } from "./h264_depacketiser.ts";
import { type PictureSize, pictureSize } from "./h264_sps.ts";

/** A viewer who takes the packets apart and reads the parameter sets. */
export class Watcher implements FrameViewer {
  /** Sizes of the pictures that a decoder can begin at, as they arrive. */
  readonly sizes: PictureSize[] = [];
  frames = 0;
  lastBytes = 0;
  totalBytes = 0;

  frame(frame: PacketisedFrame): void {
    this.frames++;
    this.lastBytes = frame.sizeBytes;
    this.totalBytes += frame.sizeBytes;
    const payloads = Array.from(
      { length: frame.count },
      (_, n) => frame.ring.payload(frame.first + n)!,
    );
    const units = depacketise(payloads);
    const parameters = units.find((unit) => (unit[0]! & 0x1f) === 7);
    assert.equal(frame.key, parameters !== undefined, "parameter sets come with each IDR");
    if (parameters !== undefined) this.sizes.push(pictureSize(parameters));
  }
}
