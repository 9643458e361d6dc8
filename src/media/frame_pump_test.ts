import { strict as assert } from "node:assert";
import { KEY_UNIT } from "../../tests/fakes/frame_source.ts";
import { until } from "../../tests/fakes/until.ts";
import { FakeViewer, settle, VideoScene } from "../../tests/fakes/video_scene.ts";

Deno.test("a stream that fails is opened anew after 100, 200, 400 ms, and 100 again after a success", async () => {
  const scene = new VideoScene();
  const viewer = new FakeViewer();
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
  const scene = new VideoScene();
  scene.source.refusal = "no encoder";
  scene.service.subscribe(new FakeViewer());
  for (let n = 0; n < 8; n++) await scene.passes(5000);
  const before = scene.source.openings;
  await scene.passes(5000);
  assert.equal(scene.source.openings, before + 1);
  await scene.service.stop();
});

Deno.test("a new resolution opens the stream at once, and viewers carry on", async () => {
  const scene = new VideoScene();
  const viewer = new FakeViewer();
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
  const scene = new VideoScene();
  scene.source.setInput({ ready: false, error: "no_signal", width: 0, height: 0, fps: 0 });
  scene.service.subscribe(new FakeViewer());
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
  const scene = new VideoScene();
  scene.service.subscribe(new FakeViewer());
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
