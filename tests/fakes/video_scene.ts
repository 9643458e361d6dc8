import { CapabilityRegistry } from "../../src/base/capabilities.ts";
import { EventBus } from "../../src/base/event_bus.ts";
import type { PacketisedFrame } from "../../src/media/packetised_frame.ts";
import { type FrameViewer, VideoService } from "../../src/media/video_service.ts";
import type { KvmEvents } from "../../src/protocol/events.ts";
import type { VideoInputState } from "../../src/protocol/states.ts";
import { FakeClock } from "./clock.ts";
import { FakeFrameSource, type FakeFrameStream, KEY_UNIT } from "./frame_source.ts";
import { silentLogger } from "./logger.ts";
import { until } from "./until.ts";

/** Remembers what it is shown. */
export class FakeViewer implements FrameViewer {
  readonly frames: PacketisedFrame[] = [];

  frame(frame: PacketisedFrame): void {
    this.frames.push(frame);
  }

  get keys(): boolean[] {
    return this.frames.map(({ key }) => key);
  }
}

/** A video service between a fake source and fake time. */
export class VideoScene {
  readonly source = new FakeFrameSource();
  readonly clock = new FakeClock();
  readonly capabilities = new CapabilityRegistry();
  readonly states: VideoInputState[] = [];
  readonly service: VideoService;

  constructor(sleepAfterSec = 0, qualityFactor = 1) {
    const bus = new EventBus<KvmEvents>((_, error) => {
      throw error;
    });
    bus.on("videoInputState", (state) => this.states.push(state));
    this.service = new VideoService({
      video: { port: this.source },
      encoder: { codec: "h264", bitrateBps: 10_000_000, maxBitrateBps: 30_000_000, fps: 60 },
      log: silentLogger,
      bus,
      capabilities: this.capabilities,
      clock: this.clock,
      sleepAfterSec,
      qualityFactor,
    });
    this.service.start();
  }

  /** Waits for the nth stream. */
  stream(number = 1): Promise<FakeFrameStream> {
    return until(() => this.source.streams[number - 1], `stream ${number}`);
  }

  /** Pushes units and waits until the service has taken them. */
  async play(stream: FakeFrameStream, ...units: Uint8Array[]): Promise<void> {
    const total = this.service.framesTotal + units.length;
    for (const unit of units) stream.push(unit, unit === KEY_UNIT, 1234);
    await until(() => this.service.framesTotal === total, "frames taken");
  }

  /** Turns the clock on until the service waits for nothing but time. */
  async passes(ms: number): Promise<void> {
    await settle();
    this.clock.advance(ms);
    await settle();
  }

  get streaming(): number[] {
    return this.states.map(({ streaming }) => streaming);
  }
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
