/** One field of a request; all are little-endian. */
export type Field = readonly ["u8" | "u16" | "i16" | "u32", number];

const SIZES = { u8: 1, u16: 2, i16: 2, u32: 4 } as const;

/**
 * Writes a request: opcode, a byte of its own meaning, length in units of four bytes, fields, data.
 *
 * @param detail Second byte.
 * @param data Follows the fields; padded to four bytes.
 */
export function request(
  opcode: number,
  detail: number,
  fields: readonly Field[],
  data: Uint8Array = new Uint8Array(),
): Uint8Array<ArrayBuffer> {
  const fieldBytes = fields.reduce((sum, [type]) => sum + SIZES[type], 0);
  const words = 1 + Math.ceil((fieldBytes + data.length) / 4);
  const bytes = new Uint8Array(words * 4);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, opcode);
  view.setUint8(1, detail);
  view.setUint16(2, words, true);
  let at = 4;
  for (const [type, value] of fields) {
    if (type === "u8") view.setUint8(at, value);
    if (type === "u16") view.setUint16(at, value, true);
    if (type === "i16") view.setInt16(at, value, true);
    if (type === "u32") view.setUint32(at, value, true);
    at += SIZES[type];
  }
  bytes.set(data, at);
  return bytes;
}
