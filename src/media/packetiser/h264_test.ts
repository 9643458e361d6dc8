import { strict as assert } from "node:assert";
import { depacketise } from "../../../tests/fakes/h264_depacketiser.ts";
import { H264Packetiser, MAX_PAYLOAD_BYTES } from "./h264.ts";
import { PacketRing } from "./packet_ring.ts";

function packetise(
  unit: Uint8Array,
  maxPayloadBytes = MAX_PAYLOAD_BYTES,
  ring = new PacketRing(),
): Uint8Array[] {
  const first = ring.nextIndex;
  new H264Packetiser(ring, maxPayloadBytes).write(unit);
  const payloads = [];
  for (let index = first; index < ring.nextIndex; index++) payloads.push(ring.payload(index)!);
  return payloads;
}

const hex = (payloads: Uint8Array[]) => payloads.map((payload) => payload.toHex());

/** Units of pseudo-random bytes without start codes, and the access unit that holds them. */
function randomUnit(seed: number): { nals: Uint8Array[]; unit: Uint8Array } {
  let state = seed * 2 + 1;
  const random = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % limit;
  };
  const types = [1, 5, 6, 7, 8];
  const nals = Array.from({ length: 1 + random(6) }, () => {
    const size = random(3) === 0 ? 1 + random(5000) : 1 + random(60);
    const nal = new Uint8Array(size).map(() => 2 + random(254));
    nal[0] = 0x60 & random(256) | types[random(types.length)]!;
    return nal;
  });
  const bytes = nals.flatMap((nal) => [...(random(2) === 0 ? [0] : []), 0, 0, 1, ...nal]);
  return { nals, unit: Uint8Array.from(bytes) };
}

Deno.test("parameter sets and SEI share a STAP-A with the highest importance, slices go alone", () => {
  const unit = Uint8Array.fromHex("0000000167aabb0000000168cc0000010605dd00000165ee");
  assert.deepEqual(hex(packetise(unit)), [
    "780003" + "67aabb" + "0002" + "68cc" + "0003" + "0605dd",
    "65ee",
  ]);
});

Deno.test("a parameter set without company needs no aggregate", () => {
  assert.deepEqual(hex(packetise(Uint8Array.fromHex("0000000167aabb00000165ee"))), [
    "67aabb",
    "65ee",
  ]);
});

Deno.test("delimiters and filler stay behind", () => {
  const unit = Uint8Array.fromHex("0000000109f00000000141aa000001" + "0cffff80");
  assert.deepEqual(hex(packetise(unit)), ["41aa"]);
});

Deno.test("a unit above the limit travels in FU-A pieces, all but the last full", () => {
  const unit = Uint8Array.fromHex("00000165" + "0a0b0c0d0e0f1a");
  assert.deepEqual(hex(packetise(unit, 5)), ["7c850a0b0c", "7c050d0e0f", "7c451a"]);
});

Deno.test("a unit at the limit stays whole, one byte more makes two pieces", () => {
  const whole = Uint8Array.fromHex("000001" + "41" + "55".repeat(MAX_PAYLOAD_BYTES - 1));
  assert.deepEqual(packetise(whole).map(({ length }) => length), [MAX_PAYLOAD_BYTES]);
  const more = Uint8Array.fromHex("000001" + "41" + "55".repeat(MAX_PAYLOAD_BYTES));
  assert.deepEqual(packetise(more).map(({ length }) => length), [MAX_PAYLOAD_BYTES, 4]);
});

Deno.test("small units that do not fit one aggregate fill several", () => {
  const unit = Uint8Array.fromHex("000001670102" + "000001680304" + "000001060506" + "00000165");
  assert.deepEqual(hex(packetise(unit, 11)), ["780003670102" + "0003680304", "060506", "65"]);
});

Deno.test("a receiver gets back every unit of 2000 random pictures", () => {
  const ring = new PacketRing(256 * 1024, 1024);
  for (let seed = 1; seed <= 2000; seed++) {
    const { nals, unit } = randomUnit(seed);
    const payloads = packetise(unit, MAX_PAYLOAD_BYTES, ring);
    assert.ok(payloads.every(({ length }) => length <= MAX_PAYLOAD_BYTES));
    assert.deepEqual(
      depacketise(payloads).map((nal) => nal.toHex()),
      nals.map((nal) => nal.toHex()),
    );
  }
});
