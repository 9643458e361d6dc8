/**
 * Gives the pointer to the page, with movements as the mouse reports them where the browser can
 * leave the system's acceleration out.
 */
export async function requestLock(element: HTMLElement): Promise<void> {
  try {
    await element.requestPointerLock({ unadjustedMovement: true });
  } catch {
    // Not supported on this system; and a refusal for another reason repeats itself here.
    await Promise.resolve(element.requestPointerLock()).catch(() => {});
  }
}
