/** Id of the bar above the picture. */
export const BAR_ID = "bar";

/** Puts the focus on the first control of the bar, once it is there. */
export function focusBar(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`#${BAR_ID} button`)?.focus();
  });
}

/** Gives the keyboard back to the computer, after a control of the page was used. */
export function focusStage(): void {
  document.getElementById("stage")?.focus({ preventScroll: true });
}
