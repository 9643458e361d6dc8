import { strict as assert } from "node:assert";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { loadNativeLibraries } from "../../../tests/fakes/native.ts";
import { ownResources } from "../../../tests/fakes/processes.ts";
import {
  authorityFile,
  displayName,
  edidOf,
  ENCODER,
  NAMES,
  portOf,
  pullUntil,
  withPlatform,
} from "../../../tests/fakes/x11_machine.ts";
import { parseEdid } from "../../protocol/edid/edid.ts";
import { X11Platform } from "./x11_platform.ts";

await loadNativeLibraries();

for (const fps of [30, 60]) {
  Deno.test(`the screen arrives at ${fps} frames per second of the 90 kHz clock`, async () => {
    await withPlatform(async (_, video) => {
      assert.deepEqual(video.input, { ready: true, width: 1280, height: 720, fps: 60 });
      const stream = await video.open({ ...ENCODER, fps });
      let frames = 0;
      let firstTime = 0;
      let lastTime = 0;
      await pullUntil(stream, (key, _, rtpTime) => {
        if (frames === 0) assert.equal(key, true);
        // The first pictures still catch up with the clock.
        if (frames === 5) firstTime = rtpTime;
        lastTime = rtpTime;
        return ++frames === 45;
      });
      const ticks = (lastTime - firstTime >>> 0) / 39;
      assert.ok(Math.abs(ticks - 90_000 / fps) < 600, `${ticks} ticks a frame`);
      await stream.close();
    });
  });
}

Deno.test("an IDR that is asked for is among the very next pictures", async () => {
  await withPlatform(async (_, video) => {
    const stream = await video.open(ENCODER);
    await pullUntil(stream, (key) => key);
    for (let n = 0; n < 5; n++) await pullUntil(stream, (key) => !key);
    let passed = 0;
    stream.requestKeyUnit();
    await pullUntil(stream, (key) => {
      if (!key) passed++;
      return key;
    });
    assert.ok(passed <= 2, `${passed} pictures passed`);
    await stream.close();
  });
});

Deno.test("an EDID that is none, or cannot be shown, changes nothing", async () => {
  await withPlatform(async (platform) => {
    const edid = portOf(platform.edid);
    const before = await edid.read();
    assert.equal(parseEdid(before).productName, NAMES.monitorName);
    await assert.rejects(edid.write(new Uint8Array(128)), { code: "invalid_params" });
    await assert.rejects(edid.write(edidOf(1365, 767)), { code: "invalid_params", message: /odd/ });
    await assert.rejects(edid.write(edidOf(4096, 2160, 30)), { code: "unavailable" });
    assert.deepEqual(await edid.read(), before);
    assert.equal(portOf(platform.video).input.width, 1280);
  });
});

Deno.test("fifty streams leave no descriptor and no thread", async () => {
  await withPlatform(async (_, video) => {
    const once = async () => {
      const stream = await video.open(ENCODER);
      await pullUntil(stream, (key) => key);
      await stream.close();
    };
    // The pools of Deno and GLib have their threads after a few.
    for (let n = 0; n < 5; n++) await once();
    const before = ownResources();
    for (let n = 0; n < 50; n++) await once();
    const after = ownResources();
    assert.equal(after.descriptors, before.descriptors);
    assert.ok(
      after.threads <= before.threads + 4,
      `${before.threads}, then ${after.threads} threads`,
    );
  });
});

Deno.test("somebody's own display is shown and typed into, and never switched or resized", async () => {
  await withPlatform(async () => {
    const name = displayName();
    const attached = new X11Platform({ ...NAMES, display: name, log: silentLogger });
    // What a developer's own display needs no cookie for, ours lets in by its authority file.
    Deno.env.set("XAUTHORITY", authorityFile());
    try {
      await attached.start();
      const stream = await portOf(attached.video).open(ENCODER);
      await pullUntil(stream, (key) => key);
      await stream.close();
      assert.equal(portOf(attached.usb).state, "configured");
      assert.match((attached.atx as { unavailable: string }).unavailable, /somebody else/);
      assert.match((attached.edid as { unavailable: string }).unavailable, /somebody else/);
    } finally {
      await attached.stop();
      Deno.env.delete("XAUTHORITY");
    }
  });
});
