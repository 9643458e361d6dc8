import type { Clock } from "../base/clock.ts";
import { decodeBrowserFrame, MessageType } from "../protocol/hidrpc/mod.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { Keyboard } from "./keyboard.ts";
import type { Owner } from "./owner.ts";
import type { Pointer } from "./pointer.ts";

/** What is known of a person's hands. */
export interface InputOptions {
  readonly name: string;
  /** The client ticks while anything is held. */
  readonly heartbeat: boolean;
  /** The person touched keyboard or mouse. */
  readonly onUse: () => void;
}

/** One person's hands on the keyboard and mouse. */
export class Input {
  readonly #keyboard: Keyboard;
  readonly #pointer: Pointer;
  readonly #owner: Owner;
  readonly #heartbeat: Heartbeat | undefined;
  readonly #onUse: () => void;

  constructor(keyboard: Keyboard, pointer: Pointer, clock: Clock, options: InputOptions) {
    this.#keyboard = keyboard;
    this.#pointer = pointer;
    this.#owner = Symbol(options.name);
    this.#onUse = options.onUse;
    this.#heartbeat = options.heartbeat ? new Heartbeat(clock, () => this.releaseAll()) : undefined;
  }

  /** Carries out one HID-RPC frame; one that makes no sense is skipped. */
  frame(bytes: Uint8Array): void {
    const frame = decodeBrowserFrame(bytes);
    if (!frame) return;
    switch (frame.type) {
      case MessageType.KeyboardReport:
        this.#keyboard.report(frame.modifier, frame.keys, this.#owner);
        break;
      case MessageType.KeypressReport:
        return this.keypress(frame.usage, frame.press);
      case MessageType.KeypressKeepAlive:
        this.#keyboard.keepAlive();
        break;
      case MessageType.PointerReport:
        this.#pointer.moveTo(frame.x, frame.y, frame.buttons, this.#owner);
        break;
      case MessageType.MouseReport:
        this.#pointer.moveBy(frame.dx, frame.dy, frame.buttons, this.#owner);
        break;
      case MessageType.WheelReport:
        return this.wheel(frame.y, frame.x);
    }
    this.#beat();
  }

  keypress(usage: number, press: boolean): void {
    if (press) this.#keyboard.press(usage, this.#owner);
    else this.#keyboard.release(usage);
    this.#beat();
  }

  keyboardReport(modifier: number, keys: Uint8Array): void {
    this.#keyboard.report(modifier, keys, this.#owner);
    this.#beat();
  }

  moveTo(x: number, y: number, buttons: number): void {
    this.#pointer.moveTo(x, y, buttons, this.#owner);
    this.#beat();
  }

  moveBy(dx: number, dy: number, buttons: number): void {
    this.#pointer.moveBy(dx, dy, buttons, this.#owner);
    this.#beat();
  }

  wheel(y: number, x: number): void {
    this.#pointer.wheel(y, x);
    this.#onUse();
  }

  /** Lets go everything this person holds. */
  releaseAll(): void {
    this.#heartbeat?.close();
    this.#keyboard.releaseOwned(this.#owner);
    this.#pointer.releaseOwned(this.#owner);
  }

  #beat(): void {
    this.#onUse();
    if (!this.#heartbeat) return;
    const holding = this.#keyboard.holds(this.#owner) || this.#pointer.holds(this.#owner);
    this.#heartbeat.beat(holding);
  }
}
