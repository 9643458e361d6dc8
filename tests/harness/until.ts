const POLL_MS = 20;

/**
 * Waits for a condition by asking again and again; the only way in which these tests wait.
 *
 * @param condition Its first result that is neither undefined nor false is returned.
 * @param what Ends the sentence "waited in vain for …".
 * @throws {Error} when the time is over.
 */
export async function until<T>(
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
  timeoutMs: number,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  while (true) {
    const result = await condition();
    if (result !== undefined && result !== false) return result;
    if (performance.now() > end) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/**
 * Watches that something stays true, asking again and again.
 *
 * @param what Ends the sentence "… did not last".
 * @throws {Error} as soon as it is not.
 */
export async function throughout(
  condition: () => Promise<boolean> | boolean,
  what: string,
  durationMs: number,
): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < durationMs) {
    if (!await condition()) {
      const afterMs = Math.round(performance.now() - start);
      throw new Error(`${what} did not last: it ended after ${afterMs} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
