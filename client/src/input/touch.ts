/** One finger, in CSS pixels of the window. */
export interface Finger {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** What fingers mean. */
export interface TouchActions {
  moveTo(x: number, y: number): void;
  click(button: "left" | "right"): void;
  /** Distance the fingers moved, as a wheel event would have it. */
  scroll(deltaX: number, deltaY: number): void;
  /** Runs `callback` after `delayMs`; the result takes it back. */
  after(delayMs: number, callback: () => void): () => void;
}

const LONG_PRESS_MS = 500;

/** A finger that moves less than this stays in place, in CSS pixels. */
const SLOP_PX = 10;

/** One finger's way on a touch screen is about a third of what a wheel notch is. */
const SCROLL_GAIN = 3;

/** Tap: click. Long press: right click. One finger: move. Two fingers: scroll. */
export class TouchPointer {
  readonly #actions: TouchActions;
  /** Fingers on the screen, keyed by id. */
  readonly #fingers = new Map<number, Finger>();
  #start: Finger | undefined;
  #gesture: "none" | "tap" | "move" | "scroll" = "none";
  #cancelLongPress: (() => void) | undefined;

  constructor(actions: TouchActions) {
    this.#actions = actions;
  }

  down(finger: Finger): void {
    this.#fingers.set(finger.id, finger);
    if (this.#fingers.size === 1) {
      this.#start = finger;
      this.#gesture = "tap";
      this.#actions.moveTo(finger.x, finger.y);
      this.#cancelLongPress = this.#actions.after(LONG_PRESS_MS, () => this.#longPress());
    } else {
      this.#cancelLongPress?.();
      this.#gesture = "scroll";
    }
  }

  move(finger: Finger): void {
    const before = this.#fingers.get(finger.id);
    if (before === undefined) return;
    this.#fingers.set(finger.id, finger);
    if (this.#gesture === "tap" && this.#hasLeft(finger)) {
      this.#cancelLongPress?.();
      this.#gesture = "move";
    }
    if (this.#gesture === "move") this.#actions.moveTo(finger.x, finger.y);
    if (this.#gesture === "scroll") {
      const gain = SCROLL_GAIN / this.#fingers.size;
      this.#actions.scroll((before.x - finger.x) * gain, (before.y - finger.y) * gain);
    }
  }

  up(id: number): void {
    if (!this.#fingers.delete(id)) return;
    if (this.#gesture === "tap") this.#actions.click("left");
    if (this.#fingers.size === 0) this.#end();
    else if (this.#gesture !== "scroll") this.#gesture = "none";
  }

  /** The browser took the gesture over, or the page lost it. */
  cancel(): void {
    this.#fingers.clear();
    this.#end();
  }

  #longPress(): void {
    if (this.#gesture !== "tap") return;
    this.#gesture = "none";
    this.#actions.click("right");
  }

  #hasLeft(finger: Finger): boolean {
    const start = this.#start ?? finger;
    return Math.hypot(finger.x - start.x, finger.y - start.y) > SLOP_PX;
  }

  #end(): void {
    this.#cancelLongPress?.();
    this.#gesture = "none";
    this.#start = undefined;
  }
}
