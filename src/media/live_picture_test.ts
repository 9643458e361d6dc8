import { strict as assert } from "node:assert";
import { Pipeline } from "../../ffi/gstreamer/pipeline.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { loadNativeLibraries } from "../../tests/fakes/native.ts";
import { childrenOf, isRunning } from "../../tests/fakes/processes.ts";
import { until } from "../../tests/fakes/until.ts";
import { Watcher } from "../../tests/fakes/watcher.ts";
import {
  displayName,
  edidOf,
  ENCODER,
  portOf,
  withPlatform,
} from "../../tests/fakes/x11_machine.ts";
import { CapabilityRegistry } from "../base/capabilities.ts";
import { EventBus } from "../base/event_bus.ts";
import type { Platform } from "../platform/port.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { VideoService } from "./video_service.ts";

await loadNativeLibraries();

function serviceOn(
  platform: Platform,
): { service: VideoService; capabilities: CapabilityRegistry } {
  const capabilities = new CapabilityRegistry();
  const service = new VideoService({
    video: platform.video,
    encoder: ENCODER,
    log: silentLogger,
    bus: new EventBus<KvmEvents>(() => {}),
    capabilities,
    sleepAfterSec: 1,
    qualityFactor: 1,
  });
  service.start();
  return { service, capabilities };
}

Deno.test("an EDID with another mode resizes the screen, and viewers carry on", async () => {
  await withPlatform(async (platform) => {
    const edid = portOf(platform.edid);
    const { service } = serviceOn(platform);
    const watcher = new Watcher();
    service.subscribe(watcher);
    await until(() => watcher.frames > 3, "frames");
    for (const [width, height, fps] of [[1920, 1080, 60], [800, 600, 30]] as const) {
      await edid.write(edidOf(width, height, fps));
      await until(() => watcher.sizes.at(-1)?.width === width, `${width}x${height}`);
      assert.deepEqual(watcher.sizes.at(-1), { width, height });
      await until(() => service.state.width === width, "the state");
      assert.deepEqual([service.state.ready, service.state.fps], [true, fps]);
    }
    await service.stop();
  });
});

Deno.test("an X server that is killed takes nobody with it: desktop, keys and picture come back", async () => {
  await withPlatform(async (platform, video) => {
    const usb = portOf(platform.usb);
    const hid = portOf(platform.hid);
    const states: string[] = [];
    usb.onState((state) => states.push(state));
    const { service, capabilities } = serviceOn(platform);
    const watcher = new Watcher();
    service.subscribe(watcher);
    for (let round = 0; round < 3; round++) {
      await until(() => watcher.frames > 5, "frames");
      const [server] = childrenOf(Deno.pid, "Xvfb");
      Deno.kill(server!, "SIGKILL");
      hid.keyboard(0, Uint8Array.of(4, 0, 0, 0, 0, 0));
      await until(() => !video.input.ready, "no signal");
      hid.keyboard(0, Uint8Array.of(5, 0, 0, 0, 0, 0));
      watcher.frames = 0;
      await until(() => watcher.frames > 5, "frames again");
      assert.equal(capabilities.get("video").available, true);
    }
    assert.deepEqual(states, Array(3).fill(["not attached", "configured"]).flat());
    await service.stop();
  });
});

Deno.test("a desktop that is switched off shows no signal, and comes back when switched on", async () => {
  await withPlatform(async (platform, video) => {
    const atx = portOf(platform.atx);
    const power: boolean[] = [];
    atx.onState(({ power: lit }) => power.push(lit));
    const { service } = serviceOn(platform);
    const watcher = new Watcher();
    service.subscribe(watcher);
    await until(() => watcher.frames > 0, "frames");
    await atx.press("power-short");
    assert.deepEqual(atx.state, { power: false, hdd: false });
    assert.deepEqual(childrenOf(Deno.pid, "Xvfb"), []);
    assert.equal(service.state.error, "no_signal");
    await atx.press("power-short");
    assert.equal(atx.state.power, true);
    watcher.frames = 0;
    await until(() => watcher.frames > 0, "frames after power on");
    await atx.press("reset");
    watcher.frames = 0;
    await until(() => watcher.frames > 0, "frames after reset");
    await atx.press("power-long");
    assert.equal(video.input.ready, false);
    await atx.press("reset");
    await atx.press("power-long");
    assert.deepEqual(power, [false, true, false, true, false]);
    await assert.rejects(video.open(ENCODER), { code: "unavailable", message: /off/ });
    await service.stop();
  });
});

Deno.test("a desktop that hangs can still be switched off, and on again", async () => {
  await withPlatform(async (platform, video) => {
    const atx = portOf(platform.atx);
    const hid = portOf(platform.hid);
    const { service } = serviceOn(platform);
    const watcher = new Watcher();
    service.subscribe(watcher);
    await until(() => watcher.frames > 0, "frames");
    const [server] = childrenOf(Deno.pid, "Xvfb");
    Deno.kill(server!, "SIGSTOP");
    const start = performance.now();
    // More than any socket holds: what a dead computer does not read is dropped.
    for (let n = 0; n < 20_000; n++) hid.relativeMouse(n % 3 - 1, 1, n % 2);
    assert.ok(performance.now() - start < 2000, "typing does not wait");
    await atx.press("power-long");
    assert.equal(isRunning(server!), false);
    assert.equal(video.input.ready, false);
    watcher.frames = 0;
    await atx.press("power-short");
    await until(() => watcher.frames > 0, "frames again");
    await service.stop();
  });
});

Deno.test("a screen full of noise keeps to the bit rate and stays decodable", async () => {
  await withPlatform(async (platform) => {
    const { service } = serviceOn(platform);
    const watcher = new Watcher();
    service.subscribe(watcher);
    await until(() => watcher.frames > 0, "frames");
    const noise = await Pipeline.parse(
      `videotestsrc pattern=snow is-live=true ! video/x-raw,width=1280,height=720,framerate=30/1 ` +
        `! videoconvert ! ximagesink sync=false display=${displayName()}`,
    );
    try {
      await noise.play();
      await until(() => watcher.lastBytes > 5_000, "noise");
      const keys = watcher.sizes.length;
      service.requestKeyUnit();
      await until(() => watcher.sizes.length > keys, "a key frame of noise");
      const bytesBefore = watcher.totalBytes;
      const framesBefore = watcher.frames;
      await until(() => watcher.frames >= framesBefore + 60, "60 pictures of noise");
      const bitsPerFrame = (watcher.totalBytes - bytesBefore) * 8 / (watcher.frames - framesBefore);
      const ratio = bitsPerFrame * ENCODER.fps / ENCODER.bitrateBps;
      assert.ok(ratio > 0.5 && ratio < 1.5, `${ratio} of the bit rate`);
      assert.equal(service.restarts, 0);
    } finally {
      // ximagesink's display is not guarded as ximagesrc's is, and must not see the server go.
      await noise.close();
    }
    await service.stop();
  });
});
