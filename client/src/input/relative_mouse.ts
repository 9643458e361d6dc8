import type { NextFrame } from "./absolute_pointer.ts";

/** Largest distance of one report on each axis. */
const MAX_STEP = 127;

/** A movement in mouse counts; right and down are positive. */
export interface Motion {
  readonly dx: number;
  readonly dy: number;
}

/** Splits a whole-numbered movement into reports that keep its direction. */
export function splitMotion(dx: number, dy: number): Motion[] {
  const steps = Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / MAX_STEP);
  return Array.from({ length: steps }, (_, i) => ({
    dx: part(dx, i, steps),
    dy: part(dy, i, steps),
  }));
}

/** Step `i` of `n` equal ones; rounding errors do not add up. */
function part(distance: number, i: number, n: number): number {
  return Math.round(distance * (i + 1) / n) - Math.round(distance * i / n);
}

/** Sends movements at most once a drawn frame, and buttons at once with what moved before them. */
export class RelativeMouse {
  readonly #send: (dx: number, dy: number, buttons: number) => void;
  readonly #nextFrame: NextFrame;
  #dx = 0;
  #dy = 0;
  #buttons = 0;
  #isWaiting = false;

  constructor(send: (dx: number, dy: number, buttons: number) => void, nextFrame: NextFrame) {
    this.#send = send;
    this.#nextFrame = nextFrame;
  }

  get buttons(): number {
    return this.#buttons;
  }

  move(dx: number, dy: number): void {
    this.#dx += dx;
    this.#dy += dy;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#nextFrame(() => {
      this.#isWaiting = false;
      this.#flush();
    });
  }

  press(buttons: number): void {
    if (buttons === this.#buttons) return;
    this.#flush();
    this.#buttons = buttons;
    this.#send(0, 0, buttons);
  }

  release(): void {
    this.press(0);
  }

  /** Sends whole counts; fractions, as scaled screens report them, wait for their rest. */
  #flush(): void {
    const dx = Math.trunc(this.#dx);
    const dy = Math.trunc(this.#dy);
    this.#dx -= dx;
    this.#dy -= dy;
    for (const motion of splitMotion(dx, dy)) this.#send(motion.dx, motion.dy, this.#buttons);
  }
}
