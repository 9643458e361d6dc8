/** Turns of the wheel as HID counts them. */
export interface WheelTurn {
  /** Up is positive. */
  readonly y: number;
  /** Right is positive. */
  readonly x: number;
}

/** The parts of a WheelEvent that matter here. */
export interface WheelInput {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly deltaMode: number;
  /** Not standard, but where it exists a mouse wheel gives 120 a notch and a touchpad does not. */
  readonly wheelDeltaX?: number;
  readonly wheelDeltaY?: number;
}

/** WheelEvent.DOM_DELTA_LINE and DOM_DELTA_PAGE. */
const DELTA_LINE = 1;
const DELTA_PAGE = 2;

/** What one notch is in each unit; browsers agree on about 100 pixels and 3 lines. */
const PIXELS_PER_NOTCH = 100;
const LINES_PER_NOTCH = 3;
const NOTCHES_PER_PAGE = 8;

/** `wheelDelta` of one notch, as Windows defined it. */
const WHEEL_DELTA = 120;

/** For touchpads browsers derive `wheelDelta` from the pixels, by this factor. */
const TOUCHPAD_RATIO = 3;

/** Largest step of a report. */
const MAX_STEP = 127;

/** Gathers the fine steps of touchpads until they make whole notches. */
export class WheelAccumulator {
  #y = 0;
  #x = 0;

  /** The whole notches that are due, or undefined when there are none yet. */
  add(input: WheelInput): WheelTurn | undefined {
    this.#y = gather(this.#y, -notches(input.deltaY, input.deltaMode, input.wheelDeltaY));
    this.#x = gather(this.#x, notches(input.deltaX, input.deltaMode, input.wheelDeltaX));
    const y = whole(this.#y);
    const x = whole(this.#x);
    if (y === 0 && x === 0) return undefined;
    this.#y -= y;
    this.#x -= x;
    return { y: limit(y), x: limit(x) };
  }
}

/** A turn in the other direction starts anew. */
function gather(sum: number, step: number): number {
  return sum * step < 0 ? step : sum + step;
}

/** Ten steps of 0.1 are one notch, whatever binary fractions make of them. */
function whole(sum: number): number {
  return Math.trunc(sum + Math.sign(sum) * 1e-9) || 0;
}

function notches(delta: number, mode: number, wheelDelta = 0): number {
  const isWheel = wheelDelta % WHEEL_DELTA === 0 && wheelDelta !== -TOUCHPAD_RATIO * delta;
  if (wheelDelta !== 0 && isWheel) return -wheelDelta / WHEEL_DELTA;
  if (mode === DELTA_LINE) return delta / LINES_PER_NOTCH;
  if (mode === DELTA_PAGE) return delta * NOTCHES_PER_PAGE;
  return delta / PIXELS_PER_NOTCH;
}

function limit(step: number): number {
  return Math.max(-MAX_STEP, Math.min(MAX_STEP, step));
}
