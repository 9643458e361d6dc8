/** What an X client proves itself with. */
export interface XCookie {
  readonly name: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

const NO_COOKIE: XCookie = { name: "", data: new Uint8Array() };

/**
 * The cookie of a display in an Xauthority file (Xau(3)): entries of family and, each with its
 * length before it, address, display number, name and data, all big-endian.
 *
 * @param file Path; undefined for a server that lets everyone in.
 */
export async function readCookie(file: string | undefined, display: number): Promise<XCookie> {
  if (file === undefined) return NO_COOKIE;
  const bytes = await Deno.readFile(file);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length;) {
    at += 2;
    const field = () => {
      const start = at + 2;
      at = start + view.getUint16(at);
      return bytes.slice(start, at);
    };
    const [, number, name, data] = [field(), field(), field(), field()];
    const text = new TextDecoder().decode(number);
    if (text === "" || text === String(display)) {
      return { name: new TextDecoder().decode(name), data: data! };
    }
  }
  return NO_COOKIE;
}
