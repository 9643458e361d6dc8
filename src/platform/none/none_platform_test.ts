import { strict as assert } from "node:assert";
import { loadNativeLibraries } from "../../../tests/fakes/native.ts";
import { pictureSize } from "../../../tests/fakes/h264_sps.ts";
import { until } from "../../../tests/fakes/until.ts";
import { parseEdid } from "../../protocol/edid/edid.ts";
import { NonePlatform } from "./none_platform.ts";

await loadNativeLibraries();

const ENCODER = {
  codec: "h264",
  bitrateBps: 3_000_000,
  maxBitrateBps: 3_000_000,
  fps: 30,
  gop: 10,
} as const;

function platform(): NonePlatform {
  return new NonePlatform({ width: 640, height: 360, manufacturer: "RKV", monitorName: "RustKVM" });
}

Deno.test("the test card is H.264 of the size that was asked for, with a clock that goes on", async () => {
  const { video } = platform();
  if ("unavailable" in video) throw new Error(video.unavailable);
  const stream = await video.port.open(ENCODER);
  let lastTime: number | undefined;
  let keys = 0;
  for (let pictures = 0; pictures < 25; pictures++) {
    const unit = await until(() => stream.next(1000), "a picture");
    const step = lastTime === undefined ? 1 : unit.rtpTime - lastTime >>> 0;
    assert.ok(step > 0 && step < 90_000, `${step} ticks since the last picture`);
    lastTime = unit.rtpTime;
    if (unit.key) {
      keys++;
      // A four-byte start code stands in front of the parameter set.
      assert.deepEqual(pictureSize(unit.data.slice(4)), { width: 640, height: 360 });
    }
    unit.release();
  }
  assert.equal(keys, 3);
  await stream.close();
});

Deno.test("a stream that is closed says so to whoever waits", async () => {
  const { video } = platform();
  if ("unavailable" in video) throw new Error(video.unavailable);
  const stream = await video.port.open(ENCODER);
  const waiting = (async () => {
    for (;;) (await stream.next(60_000))?.release();
  })();
  await Promise.all([assert.rejects(waiting, { code: "unavailable" }), stream.close()]);
  await assert.rejects(stream.next(1000), { code: "unavailable" });
  assert.equal(stream.poll(), undefined);
  stream.requestKeyUnit();
  stream.setBitrate(1, 1);
  await stream.close();
});

Deno.test("what is typed is remembered, and nothing else happens", () => {
  const { hid, usb, atx } = platform();
  hid.port.keyboard(2, Uint8Array.of(4, 0, 0, 0, 0, 0));
  hid.port.absoluteMouse(1, 2, 3);
  hid.port.relativeMouse(-1, -2, 0);
  hid.port.wheel(1, 0);
  assert.deepEqual(hid.port.reports, [
    { kind: "keyboard", modifier: 2, keys: [4, 0, 0, 0, 0, 0] },
    { kind: "absolute", x: 1, y: 2, buttons: 3 },
    { kind: "relative", x: -1, y: -2, buttons: 0 },
    { kind: "wheel", y: 1, x: 0 },
  ]);
  assert.equal(usb.port.state, "configured");
  assert.match(atx.unavailable, /No computer/);
});

Deno.test("the EDID is kept as it was written", async () => {
  const { edid } = platform();
  assert.equal(parseEdid(await edid.port.read()).preferred.hActive, 640);
  const other = new Uint8Array(128).fill(7);
  await edid.port.write(other);
  other.fill(0);
  assert.deepEqual(await edid.port.read(), new Uint8Array(128).fill(7));
});
