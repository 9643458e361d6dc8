import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import {
  DELTA_UNIT,
  FakeFrameSource,
  type FakeFrameStream,
  KEY_UNIT,
} from "../../tests/fakes/frame_source.ts";
import { depacketise } from "../../tests/fakes/h264_depacketiser.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { until } from "../../tests/fakes/until.ts";
import { CapabilityRegistry } from "../base/capabilities.ts";
import { EventBus } from "../base/event_bus.ts";
import type { KvmEvents } from "../protocol/events.ts";
import type { VideoInputState } from "../protocol/states.ts";
import type { PacketisedFrame } from "./packetised_frame.ts";
import { type FrameViewer, VideoService } from "./video_service.ts";

class Viewer implements FrameViewer {
  readonly frames: PacketisedFrame[] = [];

  frame(frame: PacketisedFrame): void {
    this.frames.push(frame);
  }

  get keys(): boolean[] {
    return this.frames.map(({ key }) => key);
  }
}

class Scene {
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
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

Deno.test("the capture runs while somebody looks, and every unit is packetised once for all", async () => {
  const scene = new Scene();
  assert.equal(scene.source.openings, 0);
  const [one, two] = [new Viewer(), new Viewer()];
  scene.service.subscribe(one);
  scene.service.subscribe(two);
  const stream = await scene.stream();
  await scene.play(stream, KEY_UNIT, DELTA_UNIT);
  assert.equal(scene.source.openings, 1);
  assert.deepEqual(one.keys, [true, false]);
  assert.equal(one.frames[0], two.frames[0]);
  const { ring, first, count, rtpTime } = one.frames[0]!;
  const payloads = Array.from({ length: count }, (_, n) => ring.payload(first + n)!);
  const units = depacketise(payloads).map((unit) => unit.toHex());
  assert.deepEqual(units, ["6742c020", "68ce3c80", "658884"]);
  assert.equal(rtpTime, 1234);
  assert.equal(stream.released, 2);
  await scene.service.stop();
});

Deno.test("a viewer who comes later begins at an IDR that was made for him", async () => {
  const scene = new Scene();
  const [early, late] = [new Viewer(), new Viewer()];
  scene.service.subscribe(early);
  const stream = await scene.stream();
  await scene.play(stream, KEY_UNIT);
  scene.clock.advance(1000);
  const before = stream.keyRequests;
  scene.service.subscribe(late);
  assert.equal(stream.keyRequests, before + 1);
  await scene.play(stream, DELTA_UNIT, KEY_UNIT, DELTA_UNIT);
  assert.deepEqual(early.keys, [true, false, true, false]);
  assert.deepEqual(late.keys, [true, false]);
  await scene.service.stop();
});

Deno.test("an encoder that ignores a waiting viewer is asked again", async () => {
  const scene = new Scene();
  scene.service.subscribe(new Viewer());
  const stream = await scene.stream();
  for (let n = 0; n < 5; n++) {
    scene.clock.advance(100);
    await scene.play(stream, DELTA_UNIT);
  }
  assert.equal(stream.keyRequests, 5);
  await scene.service.stop();
});

Deno.test("a viewer who fails does not touch the others", async () => {
  const scene = new Scene();
  const good = new Viewer();
  scene.service.subscribe({
    frame: () => {
      throw new Error("closed");
    },
  });
  scene.service.subscribe(good);
  await scene.play(await scene.stream(), KEY_UNIT);
  assert.equal(good.frames.length, 1);
  await scene.service.stop();
});

for (const [sleepAfterSec, expectedSec] of [[0, 60], [5, 5]] as const) {
  Deno.test(`sleep after ${sleepAfterSec} s stops the capture ${expectedSec} s after the last viewer`, async () => {
    const scene = new Scene(sleepAfterSec);
    const leave = scene.service.subscribe(new Viewer());
    const stream = await scene.stream();
    await scene.play(stream, KEY_UNIT);
    leave();
    await scene.passes(expectedSec * 1000 - 1);
    assert.equal(stream.closed, false);
    await scene.passes(1);
    await until(() => scene.service.isAsleep, "sleep");
    assert.equal(stream.closed, true);
    assert.deepEqual(scene.streaming, [0, 1, 2, 0]);
    await scene.service.stop();
  });
}

Deno.test("below 0 the capture never sleeps", async () => {
  const scene = new Scene(-1);
  scene.service.subscribe(new Viewer())();
  const stream = await scene.stream();
  await scene.passes(3_600_000);
  assert.equal(stream.closed, false);
  scene.service.setSleepAfter(1);
  await scene.passes(1000);
  assert.equal(stream.closed, true);
  await scene.service.stop();
});

Deno.test("a viewer who comes back in time keeps the stream", async () => {
  const scene = new Scene(10);
  scene.service.subscribe(new Viewer())();
  const stream = await scene.stream();
  await scene.passes(9_000);
  scene.service.subscribe(new Viewer());
  await scene.passes(60_000);
  assert.equal(stream.closed, false);
  await scene.service.stop();
});

Deno.test("a viewer who comes while the capture stops gets a new one", async () => {
  const scene = new Scene(1);
  scene.service.subscribe(new Viewer())();
  await scene.play(await scene.stream(), KEY_UNIT);
  scene.clock.advance(1000);
  const viewer = new Viewer();
  scene.service.subscribe(viewer);
  await scene.play(await scene.stream(2), KEY_UNIT);
  assert.deepEqual(viewer.keys, [true]);
  assert.equal(scene.service.state.streaming, 1);
  await scene.service.stop();
});

Deno.test("a stream that fails is opened anew after 100, 200, 400 ms, and 100 again after a success", async () => {
  const scene = new Scene();
  const viewer = new Viewer();
  scene.service.subscribe(viewer);
  await scene.play(await scene.stream(), KEY_UNIT);
  scene.source.refusal = "no encoder";
  scene.source.stream!.fail("encoder crashed");
  await settle();
  assert.deepEqual(scene.capabilities.get("video"), {
    available: false,
    reason: "encoder crashed",
  });
  for (const waitMs of [100, 200, 400]) {
    const before = scene.source.openings;
    await scene.passes(waitMs - 1);
    assert.equal(scene.source.openings, before);
    await scene.passes(1);
    assert.equal(scene.source.openings, before + 1);
  }
  assert.equal(scene.service.restarts, 4);
  scene.source.refusal = undefined;
  await scene.passes(800);
  await scene.play(await scene.stream(2), KEY_UNIT);
  assert.equal(scene.capabilities.get("video").available, true);
  assert.deepEqual(viewer.keys, [true, true]);
  scene.source.stream!.fail("again");
  await scene.passes(100);
  await scene.stream(3);
  await scene.service.stop();
});

Deno.test("retries are never further apart than 5 s", async () => {
  const scene = new Scene();
  scene.source.refusal = "no encoder";
  scene.service.subscribe(new Viewer());
  for (let n = 0; n < 8; n++) await scene.passes(5000);
  const before = scene.source.openings;
  await scene.passes(5000);
  assert.equal(scene.source.openings, before + 1);
  await scene.service.stop();
});

Deno.test("a new resolution opens the stream at once, and viewers carry on", async () => {
  const scene = new Scene();
  const viewer = new Viewer();
  scene.service.subscribe(viewer);
  const stream = await scene.stream();
  await scene.play(stream, KEY_UNIT);
  scene.source.setInput({ ready: true, width: 1920, height: 1080, fps: 60 });
  stream.fail("resolution changed");
  await scene.play(await scene.stream(2), KEY_UNIT);
  assert.deepEqual(viewer.keys, [true, true]);
  assert.equal(scene.states.at(-1)!.width, 1920);
  await scene.service.stop();
});

Deno.test("without a picture nothing is opened until there is one", async () => {
  const scene = new Scene();
  scene.source.setInput({ ready: false, error: "no_signal", width: 0, height: 0, fps: 0 });
  scene.service.subscribe(new Viewer());
  await scene.passes(60_000);
  assert.equal(scene.source.openings, 0);
  assert.deepEqual(scene.service.state, {
    ready: false,
    streaming: 1,
    error: "no_signal",
    width: 0,
    height: 0,
    fps: 0,
  });
  scene.source.setInput({ ready: true, width: 640, height: 480, fps: 30 });
  await scene.stream();
  await scene.service.stop();
});

Deno.test("an encoder that falls silent is opened anew", async () => {
  const scene = new Scene();
  scene.service.subscribe(new Viewer());
  const stream = await scene.stream();
  await scene.play(stream, KEY_UNIT);
  await scene.passes(4999);
  stream.timeOut();
  await scene.passes(1);
  assert.equal(stream.closed, false);
  stream.timeOut();
  await until(() => stream.closed, "closed");
  await scene.passes(100);
  await scene.stream(2);
  await scene.service.stop();
});

Deno.test("each state is told once", async () => {
  const scene = new Scene();
  const state = scene.source.input;
  scene.source.setInput({ ...state });
  scene.source.setInput({ ...state, fps: 30 });
  scene.source.setInput({ ...state, fps: 30 });
  assert.deepEqual(scene.states.map(({ fps }) => fps), [60, 30]);
  await scene.service.stop();
});

Deno.test("quality scales both bit rates, live and for the next stream", async () => {
  const scene = new Scene(0, 0.5);
  scene.service.subscribe(new Viewer());
  const stream = await scene.stream();
  assert.deepEqual(
    [stream.settings.bitrateBps, stream.settings.maxBitrateBps],
    [5_000_000, 15_000_000],
  );
  await scene.play(stream, KEY_UNIT);
  scene.service.setQuality(0.25);
  scene.service.setQuality(0);
  assert.deepEqual(stream.bitrates, [2_500_000, 1_000_000]);
  await scene.service.stop();
});

Deno.test("requests for key units close together reach the encoder as one now and one later", async () => {
  const scene = new Scene();
  scene.service.subscribe(new Viewer());
  const stream = await scene.stream();
  await scene.play(stream, KEY_UNIT);
  scene.clock.advance(1000);
  const before = stream.keyRequests;
  for (let n = 0; n < 20; n++) scene.service.requestKeyUnit();
  assert.equal(stream.keyRequests, before + 1);
  scene.clock.advance(100);
  assert.equal(stream.keyRequests, before + 2);
  await scene.service.stop();
});

Deno.test("stopping closes the stream and leaves no timer", async () => {
  const scene = new Scene();
  const leave = scene.service.subscribe(new Viewer());
  const stream = await scene.stream();
  leave();
  await scene.service.stop();
  assert.equal(stream.closed, true);
  assert.equal(scene.clock.pending, 0);
});

Deno.test("a platform without a picture says why, and viewers see nothing", () => {
  const service = new VideoService({
    video: { unavailable: "no GStreamer" },
    encoder: { codec: "h264", bitrateBps: 1, maxBitrateBps: 1, fps: 60 },
    log: silentLogger,
    bus: new EventBus<KvmEvents>(() => {}),
    capabilities: new CapabilityRegistry(),
    sleepAfterSec: 0,
    qualityFactor: 1,
  });
  assert.throws(() => service.start(), /no GStreamer/);
  service.subscribe(new Viewer())();
  assert.deepEqual(service.state, { ready: false, streaming: 0, width: 0, height: 0, fps: 0 });
});
