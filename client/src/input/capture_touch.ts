import type { PointerCapture } from "./capture_pointer.ts";
import { panAtEdge } from "./pan.ts";
import { type ScreenPoint, screenPoint } from "./pointer_map.ts";
import { type Finger, TouchPointer } from "./touch.ts";

/** How long a tap holds the button, in milliseconds; some programs miss a shorter click. */
const CLICK_MS = 40;

const LEFT = 1;
const RIGHT = 2;

/** Handlers for pointer events of fingers. */
export interface TouchCapture {
  down(event: PointerEvent): void;
  move(event: PointerEvent): void;
  up(event: PointerEvent): void;
  cancel(): void;
}

/** Sends fingers to the computer as an absolute pointer, whatever the mouse mode. */
export function captureTouch(capture: PointerCapture): TouchCapture {
  const { stage, controls } = capture;
  let point: ScreenPoint = { x: 0, y: 0 };

  const setButtons = (buttons: number) => {
    controls.pointer.update(point, buttons);
    controls.beat();
  };
  const touch = new TouchPointer({
    moveTo(x, y) {
      point = screenPoint(x, y, capture.picture(), capture.screen());
      controls.pointer.update(point, 0);
      panAtEdge(stage, x, y);
    },
    click(button) {
      setButtons(button === "left" ? LEFT : RIGHT);
      setTimeout(() => setButtons(0), CLICK_MS);
    },
    scroll: (deltaX, deltaY) => controls.wheel({ deltaX, deltaY, deltaMode: 0 }),
    after(delayMs, callback) {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  });

  return {
    down(event) {
      const closesMenu = document.querySelector(":popover-open") !== null;
      stage.focus({ preventScroll: true });
      if (!closesMenu) touch.down(fingerOf(event));
    },
    move: (event) => touch.move(fingerOf(event)),
    up: (event) => touch.up(event.pointerId),
    cancel: () => touch.cancel(),
  };
}

function fingerOf(event: PointerEvent): Finger {
  return { id: event.pointerId, x: event.clientX, y: event.clientY };
}
