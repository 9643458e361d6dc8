const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 } as const;

type MenuKey = keyof typeof STEPS | "Home" | "End";

/** Keys that walk a menu. */
export function isMenuKey(key: string): key is MenuKey {
  return key in STEPS || key === "Home" || key === "End";
}

/** Moves the focus among the buttons of a menu; past the last one comes the first. */
export function moveFocus(menu: HTMLElement, key: MenuKey): void {
  const buttons = [...menu.querySelectorAll<HTMLButtonElement>("button:not(:disabled)")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = key === "Home"
    ? 0
    : key === "End"
    ? buttons.length - 1
    : (Math.max(at, 0) + STEPS[key] + buttons.length) % buttons.length;
  buttons[next]?.focus();
}
