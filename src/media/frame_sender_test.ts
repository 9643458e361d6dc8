import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { until } from "../../tests/fakes/until.ts";
import { FrameSender, type PacketHeader } from "./frame_sender.ts";
import type { PacketisedFrame } from "./packetised_frame.ts";
import { PacketRing } from "./packetiser/packet_ring.ts";

/** A network that takes packets when a test says so. */
class Network {
  readonly sent: { byte: number; header: PacketHeader }[] = [];
  #waiting: PromiseWithResolvers<void>[] = [];
  open = true;
  refuses = false;

  send(payload: Uint8Array, header: PacketHeader): Promise<void> {
    if (this.refuses) return Promise.reject(new Error("no route"));
    this.sent.push({ byte: payload[0]!, header });
    if (this.open) return Promise.resolve();
    const gate = Promise.withResolvers<void>();
    this.#waiting.push(gate);
    return gate.promise;
  }

  get inFlight(): number {
    return this.#waiting.length;
  }

  /** Takes what is on its way. */
  take(): void {
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }
}

class Scene {
  readonly ring = new PacketRing(64 * 1024, 1024);
  readonly network = new Network();
  readonly clock = new FakeClock();
  readonly took: number[] = [];
  keyRequests = 0;
  readonly sender = new FrameSender({
    send: (payload, header) => this.network.send(payload, header),
    requestKeyUnit: () => this.keyRequests++,
    queueFrames: 2,
    clock: this.clock,
    onSent: (ms) => this.took.push(ms),
  });

  frame(byte: number, key = false, count = 1, packetBytes = 10): PacketisedFrame {
    const first = this.ring.nextIndex;
    this.ring.reserve(count * packetBytes);
    for (let n = 0; n < count; n++) {
      this.ring.begin();
      this.ring.write(new Uint8Array(packetBytes).fill(byte), 0, packetBytes);
      this.ring.finish();
    }
    const encodedAtMs = this.clock.now();
    const { ring } = this;
    return { ring, first, count, sizeBytes: count * packetBytes, rtpTime: byte, key, encodedAtMs };
  }

  show(byte: number, key = false, count = 1): void {
    this.sender.frame(this.frame(byte, key, count));
  }

  get bytes(): number[] {
    return this.network.sent.map(({ byte }) => byte);
  }

  settled(frames: number): Promise<unknown> {
    return until(() => this.sender.framesSent + this.sender.framesDropped === frames, "settled");
  }
}

Deno.test("only the last packet of a picture carries the marker", async () => {
  const scene = new Scene();
  scene.show(1, true, 3);
  await scene.settled(1);
  assert.deepEqual(scene.network.sent, [
    { byte: 1, header: { marker: false, rtpTime: 1 } },
    { byte: 1, header: { marker: false, rtpTime: 1 } },
    { byte: 1, header: { marker: true, rtpTime: 1 } },
  ]);
});

Deno.test("at most 100 packets are under way", async () => {
  const scene = new Scene();
  scene.network.open = false;
  scene.show(1, true, 250);
  for (const inFlight of [100, 100, 50]) {
    await until(() => scene.network.inFlight === inFlight, "a slice");
    scene.network.take();
  }
  await scene.settled(1);
  assert.equal(scene.bytes.length, 250);
});

Deno.test("a full queue drops whole pictures, asks once for an IDR and goes on at it", async () => {
  const scene = new Scene();
  scene.network.open = false;
  scene.show(1, true);
  for (const byte of [2, 3, 4, 5, 6]) scene.show(byte);
  assert.equal(scene.keyRequests, 1);
  assert.equal(scene.sender.framesDropped, 3);
  // The IDR makes the queued 2 and 3 needless.
  scene.show(7, true);
  scene.show(8);
  assert.equal(scene.sender.framesDropped, 5);
  scene.network.open = true;
  scene.network.take();
  await scene.settled(8);
  assert.deepEqual(scene.bytes, [1, 7, 8]);
  assert.equal(scene.keyRequests, 1);
});

Deno.test("a picture that the ring has overwritten is dropped, and an IDR asked for", async () => {
  const scene = new Scene();
  scene.network.open = false;
  scene.show(1, true);
  scene.show(2);
  for (let n = 0; n < 3; n++) scene.frame(99, false, 25, 1000);
  scene.network.open = true;
  scene.network.take();
  await scene.settled(2);
  assert.deepEqual(scene.bytes, [1]);
  assert.equal(scene.keyRequests, 1);
  scene.show(3);
  scene.show(4, true);
  await scene.settled(4);
  assert.deepEqual(scene.bytes, [1, 4]);
});

Deno.test("a network that refuses costs the picture, not the viewer", async () => {
  const scene = new Scene();
  scene.network.refuses = true;
  scene.show(1, true, 5);
  await scene.settled(1);
  assert.equal(scene.keyRequests, 1);
  scene.network.refuses = false;
  scene.show(2, true);
  await scene.settled(2);
  assert.deepEqual(scene.bytes, [2]);
});

Deno.test("the time from encoder to last packet is told", async () => {
  const scene = new Scene();
  scene.network.open = false;
  scene.show(1, true);
  scene.clock.advance(12);
  scene.network.take();
  await scene.settled(1);
  assert.deepEqual(scene.took, [12]);
});

Deno.test("after close nothing is sent and nothing is asked for", async () => {
  const scene = new Scene();
  scene.network.open = false;
  scene.show(1, true, 150);
  scene.sender.close();
  scene.network.take();
  scene.show(2, true);
  await until(() => scene.network.inFlight === 0, "the slice under way");
  assert.equal(scene.bytes.length, 100);
  assert.equal(scene.keyRequests, 0);
});
