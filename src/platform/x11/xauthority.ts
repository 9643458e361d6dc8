const COOKIE_BYTES = 16;
const COOKIE_KIND = "MIT-MAGIC-COOKIE-1";
/** FamilyWild: the entry fits any host. */
const FAMILY_WILD = 0xffff;

/** A new secret that opens one display. */
export function createCookie(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(COOKIE_BYTES));
}

/**
 * An authority file with one entry for every display: family u16, then address, display number,
 * kind and cookie, each behind its length u16; all big-endian (libXau, AuWrite.c).
 */
export function encodeAuthority(cookie: Uint8Array): Uint8Array<ArrayBuffer> {
  const kind = new TextEncoder().encode(COOKIE_KIND);
  const fields = [new Uint8Array(0), new Uint8Array(0), kind, cookie];
  const size = fields.reduce((total, field) => total + 2 + field.length, 2);
  const entry = new Uint8Array(size);
  const view = new DataView(entry.buffer);
  view.setUint16(0, FAMILY_WILD);
  let at = 2;
  for (const field of fields) {
    view.setUint16(at, field.length);
    entry.set(field, at + 2);
    at += 2 + field.length;
  }
  return entry;
}
