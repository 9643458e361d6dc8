import { strict as assert } from "node:assert";
import { rates, sampleStats } from "./stats.ts";

function report(timestamp: number, counters: Record<string, number>) {
  return new Map<string, Record<string, unknown>>([
    ["c1", { type: "codec", mimeType: "video/H264" }],
    ["p1", { type: "candidate-pair", state: "failed", nominated: false }],
    ["p2", {
      type: "candidate-pair",
      state: "succeeded",
      nominated: true,
      currentRoundTripTime: 0.004,
    }],
    ["v1", { type: "inbound-rtp", kind: "video", codecId: "c1", timestamp, ...counters }],
  ]);
}

Deno.test("two samples give the rates between them", () => {
  const before = sampleStats(report(1000, {
    framesDecoded: 100,
    bytesReceived: 1_000_000,
    packetsReceived: 900,
    packetsLost: 0,
    jitterBufferDelay: 1,
    jitterBufferEmittedCount: 100,
  }));
  const now = sampleStats(report(2000, {
    framesDecoded: 160,
    bytesReceived: 1_500_000,
    packetsReceived: 1890,
    packetsLost: 10,
    jitterBufferDelay: 1.6,
    jitterBufferEmittedCount: 160,
  }))!;
  const stats = rates(before, now);
  assert.equal(stats.fps, 60);
  assert.equal(stats.bitrateBps, 4_000_000);
  assert.equal(stats.roundTripMs, 4);
  assert.equal(stats.codec, "H264");
  assert.equal(stats.loss, 0.01);
  assert.ok(Math.abs(stats.bufferMs! - 10) < 1e-9);
});

Deno.test("the first sample has no rates, and a new connection starts anew", () => {
  const old = sampleStats(report(1000, { framesDecoded: 500 }))!;
  const now = sampleStats(report(2000, { framesDecoded: 3 }))!;
  assert.equal(rates(undefined, now).fps, undefined);
  assert.equal(rates(old, now).fps, undefined);
  assert.equal(rates(undefined, now).roundTripMs, 4);
});

Deno.test("a report without a picture gives no sample", () => {
  assert.equal(sampleStats(new Map()), undefined);
});
