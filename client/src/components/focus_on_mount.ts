/** A `ref` that focuses its element as it appears; the page's attribute works only while it loads. */
export function focusOnMount(element: HTMLElement | null): void {
  element?.focus();
}
