import { type Clock, systemClock } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import type { EventBus, Unsubscribe } from "../base/event_bus.ts";
import type { Service } from "../base/service.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { ledsFromBits } from "../protocol/hidrpc/mod.ts";
import type { KeyboardLedState, KeysDownState } from "../protocol/states.ts";
import { Input } from "./input.ts";
import { Keyboard } from "./keyboard.ts";
import { Pointer } from "./pointer.ts";
import type { HidSink } from "./port.ts";

/** Keyboard and mouse of the controlled computer. */
export class HidService implements Service {
  readonly name = "hid";
  readonly #sink: HidSink | undefined;
  readonly #unavailable: string;
  readonly #bus: EventBus<KvmEvents>;
  readonly #clock: Clock;
  readonly #keyboard: Keyboard;
  readonly #pointer: Pointer;
  #stopLeds: Unsubscribe | undefined;
  #lastUseMs: number;

  /**
   * @param sink Undefined where the platform has no input; everything then goes nowhere.
   * @param unavailable Why there is no sink.
   */
  constructor(
    sink: HidSink | undefined,
    unavailable: string,
    bus: EventBus<KvmEvents>,
    clock: Clock = systemClock,
  ) {
    this.#sink = sink;
    this.#unavailable = unavailable;
    this.#bus = bus;
    this.#clock = clock;
    this.#lastUseMs = clock.now();
    this.#keyboard = new Keyboard(sink, clock, (state) => bus.emit("keysDownState", state));
    this.#pointer = new Pointer(sink);
  }

  start(): void {
    if (!this.#sink) throw new KvmError("unavailable", this.#unavailable);
    this.#stopLeds = this.#sink.onLeds((leds) => this.#bus.emit("keyboardLedState", leds));
  }

  stop(): void {
    this.#stopLeds?.();
    this.#keyboard.close();
  }

  /** Hands for one more person. @param heartbeat That client ticks while anything is held. */
  input(name: string, heartbeat: boolean): Input {
    return new Input(this.#keyboard, this.#pointer, this.#clock, {
      name,
      heartbeat,
      onUse: () => this.#lastUseMs = this.#clock.now(),
    });
  }

  /** Milliseconds since a person last touched keyboard or mouse. */
  get idleMs(): number {
    return this.#clock.now() - this.#lastUseMs;
  }

  /** Moves the mouse without a person behind it. @param dx -127..127. @param dy -127..127. */
  nudge(dx: number, dy: number): void {
    this.#sink?.relativeMouse(dx, dy, 0);
  }

  get keysDown(): KeysDownState {
    return this.#keyboard.down;
  }

  get leds(): KeyboardLedState {
    return this.#sink?.leds ?? ledsFromBits(0);
  }
}
