import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { FakeHidSink } from "../../tests/fakes/hid_sink.ts";
import { EventBus } from "../base/event_bus.ts";
import type { KvmEvents } from "../protocol/events.ts";
import {
  encodeKeyboardReport,
  encodeKeypressKeepAlive,
  encodeKeypressReport,
  encodeMouseReport,
  encodePointerReport,
  encodeWheelReport,
  ledsFromBits,
} from "../protocol/hidrpc/mod.ts";
import { HidService } from "./hid_service.ts";

const A = 0x04;
const B = 0x05;
const SHIFT = 0xe1;
const UP = "keyboard 00 00 00 00 00 00 00";
const A_DOWN = "keyboard 00 04 00 00 00 00 00";

function setUp() {
  const clock = new FakeClock();
  const sink = new FakeHidSink();
  const bus = new EventBus<KvmEvents>((event, error) => {
    throw new Error(`listener of ${event} threw`, { cause: error });
  });
  const hid = new HidService(sink, "", bus, clock);
  hid.start();
  return { clock, sink, bus, hid };
}

const press = (usage: number) => encodeKeypressReport(usage, true);
const release = (usage: number) => encodeKeypressReport(usage, false);

Deno.test("a key without keep-alive goes up after 100 ms", () => {
  const { clock, sink, hid } = setUp();
  hid.input("viewer", false).frame(press(A));
  clock.advance(99);
  assert.deepEqual(sink.take(), [A_DOWN]);
  clock.advance(1);
  assert.deepEqual(sink.take(), [UP]);
  assert.equal(clock.pending, 0);
});

Deno.test("keep-alives every 50 ms hold a key", () => {
  const { clock, sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(press(A));
  for (let n = 0; n < 40; n++) {
    clock.advance(50);
    input.frame(encodeKeypressKeepAlive());
  }
  assert.deepEqual(sink.take(), [A_DOWN]);
  clock.advance(100);
  assert.deepEqual(sink.take(), [UP]);
});

Deno.test("a late keep-alive gives less time, a very late one none", () => {
  const { clock, sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(press(A));
  clock.advance(50);
  input.frame(encodeKeypressKeepAlive());
  clock.advance(80);
  input.frame(encodeKeypressKeepAlive());
  sink.take();
  clock.advance(69);
  assert.deepEqual(sink.take(), []);
  clock.advance(1);
  assert.deepEqual(sink.take(), [UP]);
});

Deno.test("after a stall the next held key is kept alive again", () => {
  const { clock, sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(press(A));
  clock.advance(50);
  input.frame(encodeKeypressKeepAlive());
  clock.advance(5000);
  assert.deepEqual(sink.take(), [A_DOWN, UP]);
  input.frame(press(A));
  for (let n = 0; n < 10; n++) {
    clock.advance(50);
    input.frame(encodeKeypressKeepAlive());
  }
  assert.deepEqual(sink.take(), [A_DOWN]);
});

Deno.test("a modifier stays down though the browser stops its keep-alives", () => {
  const { clock, sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(press(SHIFT));
  clock.advance(5000);
  input.frame(press(A));
  clock.advance(20);
  input.frame(release(A));
  assert.deepEqual(sink.take(), [
    "keyboard 02 00 00 00 00 00 00",
    "keyboard 02 04 00 00 00 00 00",
    "keyboard 02 00 00 00 00 00 00",
  ]);
});

Deno.test("a client with a heartbeat lets go modifiers and buttons 250 ms after its last tick", () => {
  const { clock, sink, hid } = setUp();
  const input = hid.input("viewer", true);
  input.frame(press(SHIFT));
  input.frame(encodePointerReport(10, 20, 1));
  for (let n = 0; n < 100; n++) {
    clock.advance(50);
    input.frame(encodeKeypressKeepAlive());
  }
  assert.deepEqual(sink.take(), ["keyboard 02 00 00 00 00 00 00", "absolute 10 20 1"]);
  clock.advance(249);
  assert.deepEqual(sink.take(), []);
  clock.advance(1);
  assert.deepEqual(sink.take(), [UP, "absolute 10 20 0"]);
  assert.equal(clock.pending, 0);
});

Deno.test("the seventh key reports roll-over once and empties the slots, not the modifiers", () => {
  const { sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(press(SHIFT));
  for (let usage = A; usage < A + 6; usage++) input.frame(press(usage));
  sink.take();
  input.frame(press(A + 6));
  assert.deepEqual(sink.take(), ["keyboard 02 01 01 01 01 01 01"]);
  assert.deepEqual(hid.keysDown, { modifier: 2, keys: [0, 0, 0, 0, 0, 0] });
});

Deno.test("a key repeated by the browser writes no second report", () => {
  const { sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(press(A));
  input.frame(press(A));
  assert.deepEqual(sink.take(), [A_DOWN]);
});

Deno.test("released slots move up and error codes are no keys", () => {
  const { sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(press(0));
  input.frame(press(3));
  input.frame(press(A));
  input.frame(press(B));
  input.frame(release(A));
  assert.deepEqual(hid.keysDown.keys, [B, 0, 0, 0, 0, 0]);
  assert.equal(sink.take().length, 3);
});

Deno.test("a full report holds its keys without timers, and its roll-over reads as empty", () => {
  const { clock, sink, hid } = setUp();
  const input = hid.input("viewer", false);
  input.frame(encodeKeyboardReport(5, [0x4c]));
  clock.advance(60_000);
  assert.deepEqual(sink.take(), ["keyboard 05 4c 00 00 00 00 00"]);
  input.frame(encodeKeyboardReport(5, [1, 1, 1, 1, 1, 1]));
  assert.deepEqual(hid.keysDown, { modifier: 5, keys: [0, 0, 0, 0, 0, 0] });
});

Deno.test("whoever leaves lets go his own keys and buttons and no others", () => {
  const { sink, hid } = setUp();
  const first = hid.input("first", false);
  const second = hid.input("second", false);
  first.frame(press(SHIFT));
  first.frame(press(A));
  second.frame(press(B));
  second.frame(encodeMouseReport(0, 0, 2));
  sink.take();
  first.releaseAll();
  assert.deepEqual(sink.take(), ["keyboard 00 05 00 00 00 00 00"]);
  second.releaseAll();
  assert.deepEqual(sink.take(), [UP, "relative 0 0 0"]);
});

Deno.test("pointer, wheel and lamps pass through; a still wheel is no report", () => {
  const { sink, bus, hid } = setUp();
  const lamps: unknown[] = [];
  bus.on("keyboardLedState", (leds) => lamps.push(leds));
  const input = hid.input("viewer", false);
  input.frame(encodePointerReport(32767, 0, 16));
  input.frame(encodeMouseReport(-3, 5, 2));
  input.frame(encodeWheelReport(-1, 2));
  input.frame(encodeWheelReport(0, 0));
  assert.deepEqual(sink.take(), ["absolute 32767 0 16", "relative -3 5 2", "wheel -1 2"]);
  sink.light(ledsFromBits(2));
  assert.deepEqual(lamps, [ledsFromBits(2)]);
  assert.deepEqual(hid.leds, ledsFromBits(2));
});

Deno.test("10,000 random frames never throw and leave nothing behind", () => {
  const { clock, hid } = setUp();
  const input = hid.input("fuzz", true);
  let seed = 1;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let n = 0; n < 10_000; n++) {
    input.frame(Uint8Array.from({ length: random(16) }, (_, at) => random(at === 0 ? 12 : 256)));
  }
  input.releaseAll();
  clock.advance(1000);
  assert.deepEqual(hid.keysDown, { modifier: 0, keys: [0, 0, 0, 0, 0, 0] });
  assert.equal(clock.pending, 0);
});

Deno.test("idle time begins at the last touch; a nudge is none", () => {
  const { clock, sink, hid } = setUp();
  const input = hid.input("viewer", false);
  clock.advance(70_000);
  hid.nudge(1, -1);
  assert.equal(hid.idleMs, 70_000);
  assert.deepEqual(sink.take(), ["relative 1 -1 0"]);
  for (const frame of [press(A), encodeWheelReport(1, 0), encodeMouseReport(1, 0, 0)]) {
    clock.advance(1000);
    input.frame(frame);
    assert.equal(hid.idleMs, 0);
  }
});
