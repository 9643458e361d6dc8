import { strict as assert } from "node:assert";
import { Listeners } from "../../base/listeners.ts";
import type { KeyboardLedState } from "../../protocol/states.ts";
import { UsbFunctions } from "../usb_functions.ts";
import { ledsOf } from "./leds.ts";
import { type InputSeat, X11HidSink } from "./x11_hid_sink.ts";

/** A seat that writes down what it is told. */
class FakeSeat implements InputSeat {
  readonly size = { width: 1280, height: 720 };
  readonly said: string[] = [];
  canSend = true;
  readonly #leds = new Listeners<KeyboardLedState>();
  leds = ledsOf(0);

  readonly input = {
    key: (keycode: number, down: boolean) => this.#say(`key ${keycode} ${down ? "down" : "up"}`),
    button: (button: number, down: boolean) =>
      this.#say(`button ${button} ${down ? "down" : "up"}`),
    moveTo: (x: number, y: number) => this.#say(`to ${x} ${y}`),
    moveBy: (x: number, y: number) => this.#say(`by ${x} ${y}`),
    flush: () => {},
    isReady: () => this.canSend,
    get canSend() {
      return this.isReady();
    },
  };

  onLeds(listener: (leds: KeyboardLedState) => void) {
    return this.#leds.add(listener);
  }

  light(mask: number): void {
    this.leds = ledsOf(mask);
    this.#leds.tell(this.leds);
  }

  take(): string[] {
    return this.said.splice(0);
  }

  #say(text: string): void {
    this.said.push(text);
  }
}

function scene() {
  const usb = new UsbFunctions(true);
  const sink = new X11HidSink(usb);
  const seat = new FakeSeat();
  sink.use(seat);
  const type = (modifier: number, ...keys: number[]) =>
    sink.keyboard(modifier, Uint8Array.from({ length: 6 }, (_, n) => keys[n] ?? 0));
  return { usb, sink, seat, type };
}

const NO_MOUSE = {
  absolute_mouse: false,
  relative_mouse: false,
  keyboard: true,
  mass_storage: true,
};

Deno.test("of two reports only the difference is played, releases first", () => {
  const { seat, type } = scene();
  type(0x02, 0x04, 0x05);
  assert.deepEqual(seat.take(), ["key 50 down", "key 38 down", "key 56 down"]);
  type(0x00, 0x05, 0x06);
  assert.deepEqual(seat.take(), ["key 50 up", "key 38 up", "key 54 down"]);
  type(0x00, 0x05, 0x06);
  assert.deepEqual(seat.take(), []);
  type(0x00);
  assert.deepEqual(seat.take(), ["key 56 up", "key 54 up"]);
});

Deno.test("a roll-over report changes nothing", () => {
  const { seat, type } = scene();
  type(0, 0x04);
  seat.take();
  type(0, 1, 1, 1, 1, 1, 1);
  assert.deepEqual(seat.take(), []);
});

Deno.test("the ends of the axes are the edges of the screen", () => {
  const { sink, seat } = scene();
  sink.absoluteMouse(0, 0, 0);
  sink.absoluteMouse(32_767, 32_767, 0);
  sink.absoluteMouse(16_384, 16_384, 0);
  assert.deepEqual(seat.take(), ["to 0 0", "to 1279 719", "to 640 360"]);
});

Deno.test("five buttons, shared by both mice", () => {
  const { sink, seat } = scene();
  sink.relativeMouse(0, 0, 0b11111);
  assert.deepEqual(seat.take(), [1, 3, 2, 8, 9].map((button) => `button ${button} down`));
  sink.absoluteMouse(0, 0, 0b00001);
  assert.deepEqual(seat.take(), ["to 0 0", ...[3, 2, 8, 9].map((button) => `button ${button} up`)]);
  sink.relativeMouse(-3, 5, 0);
  assert.deepEqual(seat.take(), ["by -3 5", "button 1 up"]);
});

Deno.test("a notch of the wheel is a click of its button", () => {
  const { sink, seat } = scene();
  const click = (button: number) => [`button ${button} down`, `button ${button} up`];
  sink.wheel(1, 0);
  sink.wheel(-2, 0);
  sink.wheel(0, 1);
  sink.wheel(0, -1);
  assert.deepEqual(seat.take(), [4, 5, 5, 7, 6].flatMap(click));
});

Deno.test("a device that the preset leaves out is not there", async () => {
  const { usb, sink, seat, type } = scene();
  await usb.setDevices(NO_MOUSE);
  sink.absoluteMouse(0, 0, 1);
  sink.relativeMouse(1, 1, 1);
  sink.wheel(1, 0);
  assert.deepEqual(seat.take(), []);
  type(0, 0x04);
  assert.deepEqual(seat.take(), ["key 38 down"]);
  await usb.setDevices({ ...NO_MOUSE, keyboard: false });
  assert.deepEqual(seat.take(), ["key 38 up"]);
  type(0, 0x04);
  assert.deepEqual(seat.take(), []);
});

Deno.test("a change of the preset lets go of keys and buttons", async () => {
  const { usb, sink, seat, type } = scene();
  const states: string[] = [];
  usb.onState((state) => states.push(state));
  type(0x01, 0x04);
  sink.relativeMouse(0, 0, 1);
  seat.take();
  await usb.setDevices(usb.devices);
  assert.deepEqual(seat.take(), ["key 37 up", "key 38 up", "button 1 up"]);
  assert.deepEqual(states, ["not attached", "configured"]);
});

Deno.test("reports to a display that is gone or hangs are dropped", () => {
  const { sink, seat, type } = scene();
  seat.canSend = false;
  type(0, 0x04);
  sink.absoluteMouse(1, 1, 1);
  seat.canSend = true;
  assert.deepEqual(seat.take(), []);
  type(0, 0x05);
  assert.deepEqual(seat.take(), ["key 56 down"]);
  sink.use(undefined);
  type(0, 0x04);
  assert.deepEqual(seat.take(), []);
});

Deno.test("on a new display nothing is held", () => {
  const { sink, seat, type } = scene();
  type(0, 0x04);
  const fresh = new FakeSeat();
  sink.use(fresh);
  type(0, 0x04);
  assert.deepEqual(seat.take(), ["key 38 down"]);
  assert.deepEqual(fresh.take(), ["key 38 down"]);
});

Deno.test("lamps are told when they change, and go out with the display", () => {
  const { sink, seat } = scene();
  const told: boolean[] = [];
  const stop = sink.onLeds(({ caps_lock }) => told.push(caps_lock));
  seat.light(1);
  seat.light(1);
  assert.equal(sink.leds.caps_lock, true);
  sink.use(undefined);
  assert.equal(sink.leds.caps_lock, false);
  assert.deepEqual(told, [true, false]);
  stop();
  sink.use(seat);
  assert.deepEqual(told, [true, false]);
});
