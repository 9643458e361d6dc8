import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { isMenuKey, moveFocus } from "./menu_focus.ts";

interface PopoverProps {
  /** Inside of the button that opens it. */
  readonly button: ComponentChildren;
  /** Name of the button where its inside is not text alone. */
  readonly label: string;
  readonly buttonClass: string;
  readonly testId: string;
  /** Width of the panel in CSS pixels. */
  readonly widthPx: number;
  /** A menu is walked with the arrow keys. */
  readonly isMenu?: boolean;
  /** It was opened with the mouse and is closed now, and nothing else has taken the focus. */
  onPointerClose(): void;
  readonly children: ComponentChildren;
}

/** Distance from the button and from the edges of the window, in CSS pixels. */
const GAP_PX = 8;

/** A button and the panel it opens, in the browser's own top layer. */
export function Popover(props: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const isByPointer = useRef(false);
  const { isMenu = false } = props;

  const onBeforeToggle = (event: { readonly newState: string }) => {
    if (event.newState === "open" && button.current && panel.current) {
      place(panel.current, button.current.getBoundingClientRect(), props.widthPx);
    }
  };
  const onToggle = (event: { readonly newState: string }) => {
    if (event.newState === "closed") {
      const focused = document.activeElement;
      const isIdle = focused === button.current || focused === document.body;
      if (isByPointer.current && isIdle) props.onPointerClose();
    } else if (isMenu && panel.current) {
      moveFocus(panel.current, "Home");
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isMenu || !panel.current || !isMenuKey(event.key)) return;
    event.preventDefault();
    moveFocus(panel.current, event.key);
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.buttonClass}
        popovertarget={id}
        aria-label={props.label}
        aria-haspopup={isMenu ? "menu" : "dialog"}
        title={props.label}
        onClick={(event) => isByPointer.current = event.detail > 0}
        data-testid={props.testId}
      >
        {props.button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        class="panel"
        role={isMenu ? "menu" : "dialog"}
        aria-label={props.label}
        data-testid={`${props.testId}-panel`}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
        onKeyDown={onKeyDown}
      >
        {props.children}
      </div>
    </>
  );
}

/** Below the button, or above it when that is in the lower half; never outside the window. */
function place(panel: HTMLElement, anchor: DOMRect, widthPx: number): void {
  const { style } = panel;
  const width = Math.min(widthPx, innerWidth - 2 * GAP_PX);
  const left = Math.min(anchor.left, innerWidth - width - GAP_PX);
  const isAbove = anchor.top > innerHeight / 2;
  style.width = `${width}px`;
  style.left = `${Math.max(GAP_PX, left)}px`;
  style.top = isAbove ? "auto" : `${anchor.bottom + GAP_PX}px`;
  style.bottom = isAbove ? `${innerHeight - anchor.top + GAP_PX}px` : "auto";
  style.maxHeight = `${(isAbove ? anchor.top : innerHeight - anchor.bottom) - 2 * GAP_PX}px`;
}
