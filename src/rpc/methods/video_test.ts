import { strict as assert } from "node:assert";
import { FakeFrameSource } from "../../../tests/fakes/frame_source.ts";
import { instantClock } from "../../../tests/fakes/instant_clock.ts";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { CapabilityRegistry } from "../../base/capabilities.ts";
import { EventBus } from "../../base/event_bus.ts";
import { EdidService } from "../../display/edid_service.ts";
import { VideoService } from "../../media/video_service.ts";
import type { KvmEvents } from "../../protocol/events.ts";
import { MemoryEdidPort } from "../../../tests/fakes/edid_port.ts";
import { type VideoAbilities, videoHandlers } from "./video.ts";

function setUp(abilities: VideoAbilities = {}) {
  const settings = new MemorySettings();
  const frames = new FakeFrameSource();
  const video = new VideoService({
    video: { port: frames },
    encoder: { codec: "h264", bitrateBps: 8e6, maxBitrateBps: 12e6, fps: 30 },
    log: silentLogger,
    bus: new EventBus<KvmEvents>(() => undefined),
    capabilities: new CapabilityRegistry(),
    clock: instantClock,
    sleepAfterSec: 0,
    qualityFactor: 1,
  });
  const edid = new EdidService(new MemoryEdidPort(), "", settings, silentLogger);
  const handlers = videoHandlers(video, edid, settings, abilities);
  return { settings, frames, handlers, caller: new FakeCaller() };
}

Deno.test("every preset can be set and is read back", async () => {
  const { handlers, caller, settings } = setUp();
  const presets = await handlers.getEDIDPresets({}, caller);
  assert.ok(presets.length > 1);
  for (const { edid } of presets) {
    await handlers.setEDID({ edid: edid.toUpperCase() }, caller);
    assert.equal(await handlers.getEDID({}, caller), edid);
    assert.equal(settings.current.edid_string, edid);
  }
});

Deno.test("what is no EDID is refused", async () => {
  const { handlers, caller } = setUp();
  for (
    const [edid, message] of [
      ["xyz", /^Invalid EDID format/],
      ["00ff", /^invalid edid: it has 2 bytes/],
      ["00".repeat(640), /^invalid edid: it has 640 bytes/],
    ] as const
  ) {
    await assert.rejects(async () => await handlers.setEDID({ edid }, caller), {
      code: "invalid_params",
      field: "edid",
      message,
    });
  }
});

Deno.test("only a codec that can be encoded is preferred", async () => {
  const { handlers, caller } = setUp();
  assert.deepEqual(await handlers.getSupportedVideoCodecs({}, caller), ["h264"]);
  await handlers.setVideoCodecPreference({ codec: "h264" }, caller);
  await assert.rejects(
    async () => await handlers.setVideoCodecPreference({ codec: "h265" }, caller),
    {
      code: "unavailable",
    },
  );
  assert.equal(await handlers.getVideoCodecPreference({}, caller), "h264");
  const both = setUp({ codecs: ["h264", "h265"] });
  await both.handlers.setVideoCodecPreference({ codec: "h265" }, caller);
  assert.equal(await both.handlers.getVideoCodecPreference({}, caller), "h265");
});

Deno.test("pausing is the calling viewer's own affair", async () => {
  const { handlers, caller } = setUp();
  await handlers.setVideoStreamPaused({ paused: true }, caller);
  assert.deepEqual(caller.pauses, [true]);
  const outside = { name: "api", input: caller.input, refusal: () => undefined };
  assert.throws(() => handlers.setVideoStreamPaused({ paused: true }, outside), {
    code: "conflict",
  });
});

Deno.test("the monitor is taken away only where that works, and a failure leaves the setting", async () => {
  const plain = setUp();
  await plain.handlers.setHostDisplayIdleMode({ enabled: false }, plain.caller);
  await assert.rejects(
    async () => await plain.handlers.setHostDisplayIdleMode({ enabled: true }, plain.caller),
    { code: "unavailable" },
  );
  const { handlers, caller } = setUp({
    hideWhenIdle: (enabled) => enabled ? Promise.reject(new Error("no")) : Promise.resolve(),
  });
  await assert.rejects(async () =>
    await handlers.setHostDisplayIdleMode({ enabled: true }, caller)
  );
  assert.deepEqual(await handlers.getHostDisplayIdleMode({}, caller), { enabled: false });
});

Deno.test("the report says what is wrong with the input", async () => {
  const { handlers, caller, frames } = setUp();
  assert.match(await handlers.getVideoLogStatus({}, caller), /^input: 1280x720 at 60 frames/);
  frames.setInput({ ready: false, error: "no_signal", width: 0, height: 0, fps: 0 });
  assert.match(await handlers.getVideoLogStatus({}, caller), /^input: no_signal\n/);
});
