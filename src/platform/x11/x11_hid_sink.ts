import type { XTestInput } from "../../../ffi/x11/x_test_input.ts";
import type { Unsubscribe } from "../../base/event_bus.ts";
import { Listeners } from "../../base/listeners.ts";
import type { HidSink } from "../../hid/port.ts";
import type { KeyboardLedState } from "../../protocol/states.ts";
import type { UsbGadget } from "../../usb/port.ts";
import { FIRST_MODIFIER, keycodeOf } from "./hid_keycodes.ts";
import { ledsOf } from "./leds.ts";
import type { Seat } from "./seat.ts";

/** What is needed of a {@linkcode Seat}. */
export interface InputSeat extends Pick<Seat, "size" | "leds" | "onLeds"> {
  readonly input: Pick<XTestInput, "canSend" | "key" | "button" | "moveTo" | "moveBy" | "flush">;
}

/** Largest value of an absolute axis. */
const AXIS_MAX = 32_767;
const MODIFIERS = 8;
/** ErrorRollOver, POSTFail, ErrorUndefined (HID usage tables, page 7): the report says nothing. */
const LAST_ERROR_USAGE = 3;

/** X buttons of the report's bits: left, right, middle, back, forward. */
const BUTTONS = [1, 3, 2, 8, 9];
const WHEEL_UP = 4;
const WHEEL_DOWN = 5;
const WHEEL_LEFT = 6;
const WHEEL_RIGHT = 7;

/** Boot reports played into an X display. */
export class X11HidSink implements HidSink {
  readonly #usb: UsbGadget;
  readonly #onLeds = new Listeners<KeyboardLedState>();
  readonly #keys = new Set<number>();
  #buttons = 0;
  #leds = ledsOf(0);
  #seat: InputSeat | undefined;
  #stopListening: Unsubscribe | undefined;

  /** @param usb Tells which devices the computer sees, and lets go of keys when they change. */
  constructor(usb: UsbGadget) {
    this.#usb = usb;
    usb.onState((state) => {
      if (state !== "configured") this.#releaseAll();
    });
  }

  /** Types into another display, or into none. What was held is held no more. */
  use(seat: InputSeat | undefined): void {
    this.#stopListening?.();
    this.#keys.clear();
    this.#buttons = 0;
    this.#seat = seat;
    this.#stopListening = seat?.onLeds((leds) => this.#light(leds));
    this.#light(seat?.leds ?? ledsOf(0));
  }

  get leds(): KeyboardLedState {
    return this.#leds;
  }

  onLeds(listener: (leds: KeyboardLedState) => void): Unsubscribe {
    return this.#onLeds.add(listener);
  }

  keyboard(modifier: number, keys: Uint8Array): void {
    if (!this.#usb.devices.keyboard) return;
    if (keys.some((usage) => usage > 0 && usage <= LAST_ERROR_USAGE)) return;
    const wanted = keycodesOf(modifier, keys);
    this.#send(({ input }) => {
      for (const key of this.#keys) {
        if (!wanted.has(key)) input.key(key, false);
      }
      for (const key of wanted) {
        if (!this.#keys.has(key)) input.key(key, true);
      }
      this.#keys.clear();
      for (const key of wanted) this.#keys.add(key);
    });
  }

  absoluteMouse(x: number, y: number, buttons: number): void {
    if (!this.#usb.devices.absolute_mouse) return;
    this.#send((seat) => {
      const { width, height } = seat.size;
      seat.input.moveTo(pixelOf(x, width), pixelOf(y, height));
      this.#press(seat, buttons);
    });
  }

  relativeMouse(dx: number, dy: number, buttons: number): void {
    if (!this.#usb.devices.relative_mouse) return;
    this.#send((seat) => {
      if (dx !== 0 || dy !== 0) seat.input.moveBy(dx, dy);
      this.#press(seat, buttons);
    });
  }

  wheel(y: number, x: number): void {
    const { absolute_mouse, relative_mouse } = this.#usb.devices;
    if (!absolute_mouse && !relative_mouse) return;
    this.#send((seat) => {
      turn(seat, y > 0 ? WHEEL_UP : WHEEL_DOWN, Math.abs(y));
      turn(seat, x > 0 ? WHEEL_RIGHT : WHEEL_LEFT, Math.abs(x));
    });
  }

  #light(leds: KeyboardLedState): void {
    if (JSON.stringify(leds) === JSON.stringify(this.#leds)) return;
    this.#leds = leds;
    this.#onLeds.tell(leds);
  }

  /** Drops the report when the display is gone or does not read. */
  #send(play: (seat: InputSeat) => void): void {
    const seat = this.#seat;
    if (seat === undefined || !seat.input.canSend) return;
    play(seat);
    seat.input.flush();
  }

  #press(seat: InputSeat, buttons: number): void {
    for (const [bit, button] of BUTTONS.entries()) {
      const isDown = (buttons >> bit & 1) === 1;
      if (isDown !== ((this.#buttons >> bit & 1) === 1)) seat.input.button(button, isDown);
    }
    this.#buttons = buttons;
  }

  #releaseAll(): void {
    this.#send((seat) => {
      for (const key of this.#keys) seat.input.key(key, false);
      this.#keys.clear();
      this.#press(seat, 0);
    });
  }
}

function keycodesOf(modifier: number, keys: Uint8Array): Set<number> {
  const keycodes = new Set<number>();
  for (let bit = 0; bit < MODIFIERS; bit++) {
    if ((modifier >> bit & 1) === 1) add(keycodes, FIRST_MODIFIER + bit);
  }
  for (const usage of keys) add(keycodes, usage);
  return keycodes;
}

function add(keycodes: Set<number>, usage: number): void {
  const keycode = keycodeOf(usage);
  if (keycode !== undefined) keycodes.add(keycode);
}

function pixelOf(position: number, pixels: number): number {
  return Math.round(position * (pixels - 1) / AXIS_MAX);
}

function turn({ input }: InputSeat, button: number, notches: number): void {
  for (let notch = 0; notch < notches; notch++) {
    input.button(button, true);
    input.button(button, false);
  }
}
