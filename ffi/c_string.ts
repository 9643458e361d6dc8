const encoder = new TextEncoder();

/**
 * Text as C reads it: UTF-8 with a closing zero. The caller keeps the result alive for as long as
 * native code may look at it.
 */
export function cString(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(`${text}\0`);
}
