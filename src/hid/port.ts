import type { Unsubscribe } from "../base/event_bus.ts";
import type { KeyboardLedState } from "../protocol/states.ts";

/**
 * Keyboard and mouse as the controlled computer sees them. Every call returns at once: a computer
 * that does not listen loses reports, never our time. Reports to a device that the current USB
 * preset leaves out are dropped.
 */
export interface HidSink {
  /**
   * The whole state of a boot keyboard (USB HID 1.11 appendix B.1).
   * @param modifier Bits of the eight modifier keys, left Control first.
   * @param keys Up to six HID usages; 0 means no key.
   */
  keyboard(modifier: number, keys: Uint8Array): void;
  /**
   * Puts the pointer at a place of the screen.
   * @param x 0..32767, left to right.
   * @param y 0..32767, top to bottom.
   * @param buttons Bits: 1 left, 2 right, 4 middle, 8 back, 16 forward.
   */
  absoluteMouse(x: number, y: number, buttons: number): void;
  /**
   * Moves the pointer.
   * @param dx -127..127 counts, right is positive.
   * @param dy -127..127 counts, down is positive.
   */
  relativeMouse(dx: number, dy: number, buttons: number): void;
  /**
   * Turns the wheel.
   * @param y -127..127 notches, up is positive.
   * @param x -127..127 notches, right is positive.
   */
  wheel(y: number, x: number): void;
  /** The lock lamps as the computer last set them. */
  readonly leds: KeyboardLedState;
  onLeds(listener: (leds: KeyboardLedState) => void): Unsubscribe;
}
