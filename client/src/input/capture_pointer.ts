import type { Controls } from "./controls.ts";
import { type Box, isOnPicture, type ScreenPoint, screenPoint, type Size } from "./pointer_map.ts";
import { panAtEdge } from "./pan.ts";
import { captureTouch } from "./capture_touch.ts";
import { requestLock } from "./pointer_lock.ts";

/** What pointer events need to know of the page at the moment they come. */
export interface PointerCapture {
  readonly stage: HTMLElement;
  readonly controls: Controls;
  /** Place of the picture in the window. */
  picture(): Box;
  screen(): Size;
  isRelative(): boolean;
  onLockChange(isLocked: boolean): void;
}

/** Buttons that HID knows: left, right, middle, back, forward. */
const BUTTONS = 0x1f;

/**
 * Sends the pointer to the computer.
 *
 * @returns ends the capture.
 */
export function capturePointer(capture: PointerCapture): () => void {
  const { stage, controls } = capture;
  const ending = new AbortController();
  const options = { signal: ending.signal };
  const touch = captureTouch(capture);
  const isLocked = () => document.pointerLockElement === stage;
  /** A press that began beside the picture, or only closed a menu, is not meant for the computer. */
  let isForeign = false;

  const pointAt = (event: MouseEvent): ScreenPoint =>
    screenPoint(event.clientX, event.clientY, capture.picture(), capture.screen());

  const follow = (event: PointerEvent) => {
    if ((event.buttons & BUTTONS) === 0) isForeign = false;
    const buttons = isForeign ? 0 : event.buttons & BUTTONS;
    if (capture.isRelative()) {
      if (!isLocked()) return;
      if (event.type === "pointermove") controls.mouse.move(event.movementX, event.movementY);
      controls.mouse.press(buttons);
    } else {
      controls.pointer.update(pointAt(event), buttons);
      panAtEdge(stage, event.clientX, event.clientY);
    }
    controls.beat();
  };

  const press = (event: PointerEvent) => {
    // Asked before the focus moves, because that closes menus.
    const closesMenu = document.querySelector(":popover-open") !== null;
    stage.focus({ preventScroll: true });
    if (capture.isRelative() && !isLocked()) {
      isForeign = true;
      void requestLock(stage);
      return;
    }
    if (isLocked()) return follow(event);
    isForeign = closesMenu || !isOnPicture(event.clientX, event.clientY, capture.picture());
    if (isOnScrollbar(stage, event)) return;
    stage.setPointerCapture(event.pointerId);
    follow(event);
  };

  const byKind = (mouse: (event: PointerEvent) => void, finger: (event: PointerEvent) => void) => {
    return (event: PointerEvent) => event.pointerType === "touch" ? finger(event) : mouse(event);
  };

  stage.addEventListener("pointerdown", byKind(press, touch.down), options);
  stage.addEventListener("pointermove", byKind(follow, touch.move), options);
  stage.addEventListener("pointerup", byKind(follow, touch.up), options);
  stage.addEventListener(
    "pointercancel",
    byKind(() => controls.pointer.release(), touch.cancel),
    options,
  );
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    controls.wheel(event);
  }, { ...options, passive: false });
  // Otherwise the browser selects, drags, scrolls, opens its menu or leaves the page.
  for (const type of ["mousedown", "mouseup", "auxclick", "contextmenu", "dragstart"]) {
    stage.addEventListener(type, (event) => event.preventDefault(), options);
  }
  document.addEventListener("pointerlockchange", () => {
    if (!isLocked()) controls.mouse.release();
    controls.beat();
    capture.onLockChange(isLocked());
  }, options);

  return () => {
    ending.abort();
    touch.cancel();
    if (isLocked()) document.exitPointerLock();
  };
}

function isOnScrollbar(stage: HTMLElement, event: MouseEvent): boolean {
  const edge = stage.getBoundingClientRect();
  return event.clientX - edge.left >= stage.clientWidth ||
    event.clientY - edge.top >= stage.clientHeight;
}
