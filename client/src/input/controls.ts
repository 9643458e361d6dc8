import type { HidLink } from "../net/hid_link.ts";
import { AbsolutePointer, type NextFrame } from "./absolute_pointer.ts";
import { type Chord, usagesOf } from "./chords.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Keyboard, viewerSystem } from "./keyboard.ts";
import { RelativeMouse } from "./relative_mouse.ts";
import { WheelAccumulator, type WheelInput } from "./wheel.ts";

/** How long the keys of a chord stay down, in milliseconds. */
const CHORD_HOLD_MS = 80;

const nextFrame: NextFrame = (callback) => requestAnimationFrame(() => callback());

/**
 * Everything the viewer can hold down. The device is told of it every 50 ms, and lets it all go
 * should this page fall silent.
 */
export class Controls {
  readonly keyboard: Keyboard;
  readonly pointer: AbsolutePointer;
  readonly mouse: RelativeMouse;
  readonly #link: HidLink;
  readonly #wheel = new WheelAccumulator();
  readonly #heartbeat: Heartbeat;
  /** Chords that are down now. */
  #chords = 0;

  constructor(link: HidLink) {
    this.#link = link;
    this.#heartbeat = new Heartbeat(() => link.keepAlive());
    this.keyboard = new Keyboard({
      key: (usage, press) => link.key(usage, press),
      held: () => this.beat(),
    }, viewerSystem(navigator.platform));
    this.pointer = new AbsolutePointer(link, nextFrame);
    this.mouse = new RelativeMouse((dx, dy, buttons) => link.mouse(dx, dy, buttons), nextFrame);
  }

  wheel(input: WheelInput): void {
    const turn = this.#wheel.add(input);
    if (turn !== undefined) this.#link.wheel(turn.y, turn.x);
  }

  /** Presses the keys in order, and lets them go in the opposite one. */
  chord(chord: Chord): void {
    const usages = usagesOf(chord);
    for (const usage of usages) this.#link.key(usage, true);
    this.#chords++;
    this.beat();
    setTimeout(() => {
      for (const usage of usages.toReversed()) this.#link.key(usage, false);
      this.#chords--;
      this.beat();
    }, CHORD_HOLD_MS);
  }

  /** Lets go of every key and button. */
  releaseAll(): void {
    const wasHeld = this.keyboard.heldCount > 0;
    this.keyboard.clear();
    if (wasHeld) this.#link.releaseKeys();
    this.pointer.release();
    this.mouse.release();
    this.beat();
  }

  /** Starts or stops the heartbeat; called after every change of what is held. */
  beat(): void {
    this.#heartbeat.set(
      this.keyboard.heldCount > 0 || this.pointer.buttons !== 0 || this.mouse.buttons !== 0 ||
        this.#chords > 0,
    );
  }
}
