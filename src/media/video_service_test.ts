import { strict as assert } from "node:assert";
import { DELTA_UNIT, KEY_UNIT } from "../../tests/fakes/frame_source.ts";
import { depacketise } from "../../tests/fakes/h264_depacketiser.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { until } from "../../tests/fakes/until.ts";
import { FakeViewer, settle, VideoScene } from "../../tests/fakes/video_scene.ts";
import { CapabilityRegistry } from "../base/capabilities.ts";
import { EventBus } from "../base/event_bus.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { VideoService } from "./video_service.ts";

Deno.test("the capture runs while somebody looks, and every unit is packetised once for all", async () => {
  const scene = new VideoScene();
  assert.equal(scene.source.openings, 0);
  const [one, two] = [new FakeViewer(), new FakeViewer()];
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
  const scene = new VideoScene();
  const [early, late] = [new FakeViewer(), new FakeViewer()];
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
  const scene = new VideoScene();
  scene.service.subscribe(new FakeViewer());
  const stream = await scene.stream();
  for (let n = 0; n < 5; n++) {
    scene.clock.advance(100);
    await scene.play(stream, DELTA_UNIT);
  }
  assert.equal(stream.keyRequests, 5);
  await scene.service.stop();
});

Deno.test("a viewer who fails does not touch the others", async () => {
  const scene = new VideoScene();
  const good = new FakeViewer();
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
    const scene = new VideoScene(sleepAfterSec);
    const leave = scene.service.subscribe(new FakeViewer());
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
  const scene = new VideoScene(-1);
  scene.service.subscribe(new FakeViewer())();
  const stream = await scene.stream();
  await scene.passes(3_600_000);
  assert.equal(stream.closed, false);
  scene.service.setSleepAfter(1);
  await scene.passes(1000);
  assert.equal(stream.closed, true);
  await scene.service.stop();
});

Deno.test("a viewer who comes back in time keeps the stream", async () => {
  const scene = new VideoScene(10);
  scene.service.subscribe(new FakeViewer())();
  const stream = await scene.stream();
  await scene.passes(9_000);
  scene.service.subscribe(new FakeViewer());
  await scene.passes(60_000);
  assert.equal(stream.closed, false);
  await scene.service.stop();
});

Deno.test("a viewer who comes while the capture stops gets a new one", async () => {
  const scene = new VideoScene(1);
  scene.service.subscribe(new FakeViewer())();
  await scene.play(await scene.stream(), KEY_UNIT);
  scene.clock.advance(1000);
  const viewer = new FakeViewer();
  scene.service.subscribe(viewer);
  await scene.play(await scene.stream(2), KEY_UNIT);
  assert.deepEqual(viewer.keys, [true]);
  assert.equal(scene.service.state.streaming, 1);
  await scene.service.stop();
});

Deno.test("each state is told once", async () => {
  const scene = new VideoScene();
  const state = scene.source.input;
  scene.source.setInput({ ...state });
  scene.source.setInput({ ...state, fps: 30 });
  scene.source.setInput({ ...state, fps: 30 });
  assert.deepEqual(scene.states.map(({ fps }) => fps), [60, 30]);
  await scene.service.stop();
});

Deno.test("quality scales both bit rates, live and for the next stream", async () => {
  const scene = new VideoScene(0, 0.5);
  scene.service.subscribe(new FakeViewer());
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
  const scene = new VideoScene();
  scene.service.subscribe(new FakeViewer());
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
  const scene = new VideoScene();
  const leave = scene.service.subscribe(new FakeViewer());
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
  service.subscribe(new FakeViewer())();
  assert.deepEqual(service.state, { ready: false, streaming: 0, width: 0, height: 0, fps: 0 });
});

Deno.test("stopping waits for a capture that is being taken down", async () => {
  const scene = new VideoScene(1);
  scene.service.subscribe(new FakeViewer())();
  const stream = await scene.stream();
  const taken = Promise.withResolvers<void>();
  stream.close = () => {
    stream.fail("closed");
    return taken.promise;
  };
  await scene.play(stream, KEY_UNIT);
  scene.clock.advance(1000);
  let stopped = false;
  const stopping = scene.service.stop().then(() => stopped = true);
  await settle();
  assert.equal(stopped, false);
  taken.resolve();
  await stopping;
  assert.equal(scene.service.isAsleep, true);
});
