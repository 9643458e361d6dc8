import type { Owner } from "./owner.ts";
import type { HidSink } from "./port.ts";

/** The mouse that the controlled computer sees: two devices, one absolute and one relative. */
export class Pointer {
  readonly #sink: HidSink | undefined;
  #x = 0;
  #y = 0;
  #absoluteButtons = 0;
  #relativeButtons = 0;
  /** Who holds the buttons. */
  #owner: Owner | undefined;

  /** @param sink Undefined where the platform has no mouse. */
  constructor(sink: HidSink | undefined) {
    this.#sink = sink;
  }

  /** @param x 0..32767. @param y 0..32767. */
  moveTo(x: number, y: number, buttons: number, owner: Owner): void {
    this.#x = x;
    this.#y = y;
    this.#absoluteButtons = buttons;
    this.#claim(owner);
    this.#sink?.absoluteMouse(x, y, buttons);
  }

  /** @param dx -127..127. @param dy -127..127. */
  moveBy(dx: number, dy: number, buttons: number, owner: Owner): void {
    this.#relativeButtons = buttons;
    this.#claim(owner);
    this.#sink?.relativeMouse(dx, dy, buttons);
  }

  /** @param y -127..127, up is positive. @param x -127..127, right is positive. */
  wheel(y: number, x: number): void {
    if (y !== 0 || x !== 0) this.#sink?.wheel(y, x);
  }

  holds(owner: Owner): boolean {
    return this.#owner === owner;
  }

  /** Lets go the buttons that `owner` holds; the pointer stays where it is. */
  releaseOwned(owner: Owner): void {
    if (this.#owner !== owner) return;
    if (this.#absoluteButtons !== 0) this.moveTo(this.#x, this.#y, 0, owner);
    if (this.#relativeButtons !== 0) this.moveBy(0, 0, 0, owner);
  }

  #claim(owner: Owner): void {
    this.#owner = this.#absoluteButtons | this.#relativeButtons ? owner : undefined;
  }
}
