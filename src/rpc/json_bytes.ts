const encoder = new TextEncoder();

/** Size of a value as JSON text in UTF-8. */
export function jsonBytes(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
