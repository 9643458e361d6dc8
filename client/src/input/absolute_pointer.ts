import type { ScreenPoint } from "./pointer_map.ts";

/** Where places of the pointer go. */
export interface PointerSink {
  pointerMove(x: number, y: number, buttons: number): void;
  pointerButtons(x: number, y: number, buttons: number): void;
}

/** Runs a callback before the next picture is drawn. */
export type NextFrame = (callback: () => void) => void;

/**
 * Sends places at most once a drawn frame, and buttons at once. Buttons travel on another channel
 * than places, so after each change a place follows with the new buttons: should an older place
 * arrive late, it does not undo the click for longer than a frame.
 */
export class AbsolutePointer {
  readonly #sink: PointerSink;
  readonly #nextFrame: NextFrame;
  #point: ScreenPoint = { x: 0, y: 0 };
  #buttons = 0;
  #isWaiting = false;

  constructor(sink: PointerSink, nextFrame: NextFrame) {
    this.#sink = sink;
    this.#nextFrame = nextFrame;
  }

  get buttons(): number {
    return this.#buttons;
  }

  /** @param buttons Mask as in `MouseEvent.buttons`. */
  update(point: ScreenPoint, buttons: number): void {
    const isClick = buttons !== this.#buttons;
    this.#point = point;
    this.#buttons = buttons;
    if (isClick) this.#sink.pointerButtons(point.x, point.y, buttons);
    this.#moveOnNextFrame();
  }

  /** Lets all buttons go where the pointer is. */
  release(): void {
    if (this.#buttons !== 0) this.update(this.#point, 0);
  }

  #moveOnNextFrame(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#nextFrame(() => {
      this.#isWaiting = false;
      this.#sink.pointerMove(this.#point.x, this.#point.y, this.#buttons);
    });
  }
}
