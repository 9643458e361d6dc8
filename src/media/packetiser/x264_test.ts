import { strict as assert } from "node:assert";
import { depacketise } from "../../../tests/fakes/h264_depacketiser.ts";
import { loadNativeLibraries } from "../../../tests/fakes/native.ts";
import { until } from "../../../tests/fakes/until.ts";
import { NonePlatform } from "../../platform/none/none_platform.ts";
import { AnnexBScanner } from "./annex_b.ts";
import { H264Packetiser, MAX_PAYLOAD_BYTES } from "./h264.ts";
import { PacketRing } from "./packet_ring.ts";

await loadNativeLibraries();

/** NAL units of an access unit, without delimiters and filler. */
function unitsOf(bytes: Uint8Array): string[] {
  const scanner = new AnnexBScanner();
  scanner.reset(bytes);
  const units: string[] = [];
  while (scanner.advance()) {
    const unit = bytes.subarray(scanner.start, scanner.end);
    if (![9, 12].includes(unit[0]! & 0x1f)) units.push(unit.toHex());
  }
  return units;
}

Deno.test("pictures of a real encoder survive the way through the packets", async () => {
  const { video } = new NonePlatform({ manufacturer: "RKV", monitorName: "RustKVM" });
  if ("unavailable" in video) throw new Error(video.unavailable);
  const stream = await video.port.open({
    codec: "h264",
    bitrateBps: 8_000_000,
    maxBitrateBps: 8_000_000,
    fps: 60,
    gop: 15,
  });
  const ring = new PacketRing();
  const packetiser = new H264Packetiser(ring);
  for (let pictures = 0; pictures < 60; pictures++) {
    const unit = await until(() => stream.next(1000), "a picture");
    const expected = unitsOf(unit.data);
    const first = ring.nextIndex;
    packetiser.write(unit.data);
    const { key } = unit;
    unit.release();
    const count = ring.nextIndex - first;
    const payloads = Array.from({ length: count }, (_, n) => ring.payload(first + n)!);
    assert.ok(payloads.every(({ length }) => length <= MAX_PAYLOAD_BYTES));
    assert.deepEqual(depacketise(payloads).map((nal) => nal.toHex()), expected);
    assert.equal(expected.some((nal) => nal.startsWith("67")), key);
  }
  await stream.close();
});
