import { strict as assert } from "node:assert";
import { PacketRing } from "./packet_ring.ts";

function put(ring: PacketRing, sizeBytes: number, fill: number): number {
  const index = ring.nextIndex;
  ring.reserve(sizeBytes);
  ring.begin();
  ring.write(new Uint8Array(sizeBytes).fill(fill), 0, sizeBytes);
  ring.finish();
  return index;
}

Deno.test("a packet reads as it was written until the ring comes round", () => {
  const ring = new PacketRing(1000, 64);
  const first = put(ring, 400, 1);
  const second = put(ring, 400, 2);
  assert.deepEqual(ring.payload(first), new Uint8Array(400).fill(1));
  // 200 bytes are left, so the third packet begins anew and overwrites the first.
  const third = put(ring, 400, 3);
  assert.equal(ring.payload(first), undefined);
  assert.deepEqual(ring.payload(second), new Uint8Array(400).fill(2));
  assert.deepEqual(ring.payload(third), new Uint8Array(400).fill(3));
});

Deno.test("a packet is gone when its slot is used again", () => {
  const ring = new PacketRing(1000, 4);
  const indexes = Array.from({ length: 6 }, (_, n) => put(ring, 10, n));
  assert.deepEqual(indexes.map((index) => ring.holds(index)), [
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
  assert.equal(ring.holds(6), false);
  assert.equal(ring.holds(-1), false);
});

Deno.test("no packet that is held has been overwritten, whatever the sizes", () => {
  const ring = new PacketRing(4096, 256);
  const fills = new Map<number, number>();
  let seed = 1;
  for (let round = 0; round < 5000; round++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    fills.set(put(ring, 1 + seed % 700, round % 251), round % 251);
    for (let index = Math.max(0, ring.nextIndex - 20); index < ring.nextIndex; index++) {
      const payload = ring.payload(index);
      if (payload === undefined) continue;
      assert.ok(payload.every((byte) => byte === fills.get(index)));
    }
  }
});

Deno.test("what would overwrite half the ring is refused", () => {
  assert.throws(() => new PacketRing(1000, 4).reserve(501), RangeError);
});
