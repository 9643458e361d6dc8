import { strict as assert } from "node:assert";
import { describeLink, describeUsb, describeVideo } from "./describe.ts";

const IDLE = { ready: false, streaming: 0, width: 0, height: 0, fps: 0 } as const;

Deno.test("a picture is told by its size, in the chip and in the sentence", () => {
  const seen = describeVideo({ ready: true, streaming: 1, width: 1920, height: 1080, fps: 59.94 });
  assert.equal(seen.tone, "good");
  assert.equal(seen.label, "1920×1080");
  assert.match(seen.text, /60 times a second/);
});

Deno.test("each reason for no picture has its own words", () => {
  const errors = ["no_signal", "no_lock", "out_of_range"] as const;
  const labels = errors.map((error) => describeVideo({ ...IDLE, error }).label);
  assert.deepEqual(labels, ["No signal", "Unstable signal", "Unsupported mode"]);
});

Deno.test("an unsupported mode is told with its numbers, when they are known", () => {
  const mode = { ...IDLE, error: "out_of_range", width: 3840, height: 2160, fps: 60 } as const;
  assert.match(describeVideo(mode).text, /3840×2160/);
});

Deno.test("before the first answer nothing is claimed", () => {
  assert.equal(describeVideo(undefined).tone, "busy");
  assert.equal(describeVideo(IDLE).tone, "busy");
  assert.equal(describeUsb(undefined).tone, "busy");
});

Deno.test("the connection chip shows what is known of it", () => {
  const stats = { bitrateBps: 1, bufferMs: 1, loss: 0, codec: "H264" };
  assert.equal(describeLink("live", undefined).label, "Connected");
  assert.equal(
    describeLink("live", { ...stats, roundTripMs: 3.6, fps: 59.7 }).label,
    "4 ms · 60 fps",
  );
  assert.equal(describeLink("lost", undefined).tone, "warn");
});
