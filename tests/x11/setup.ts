import type { ByteReader } from "./byte_reader.ts";
import type { XCookie } from "./xauthority.ts";

/** What the server tells at the start (X protocol, "Connection Setup"). */
export interface XSetup {
  readonly resourceIdBase: number;
  readonly root: number;
  readonly rootVisual: number;
  readonly rootDepth: number;
}

/** The first bytes of a little-endian client. */
export function setupRequest({ name, data }: XCookie): Uint8Array {
  const [namePadded, dataPadded] = [pad4(name.length), pad4(data.length)];
  const bytes = new Uint8Array(12 + namePadded + dataPadded);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, "l".charCodeAt(0));
  view.setUint16(2, 11, true);
  view.setUint16(6, name.length, true);
  view.setUint16(8, data.length, true);
  bytes.set(new TextEncoder().encode(name), 12);
  bytes.set(data, 12 + namePadded);
  return bytes;
}

/** @throws {Error} with the server's reason when it lets us not in. */
export async function readSetup(reader: ByteReader): Promise<XSetup> {
  const head = await reader.take(8);
  if (head === undefined) throw new Error("the X server closed the connection");
  const length = new DataView(head.buffer).getUint16(6, true) * 4;
  const body = await reader.take(length);
  if (head[0] !== 1 || body === undefined) {
    throw new Error(`the X server refused: ${new TextDecoder().decode(body?.slice(0, head[1]))}`);
  }
  const view = new DataView(body.buffer);
  const vendorLength = view.getUint16(16, true);
  const formats = view.getUint8(21);
  const screen = 32 + pad4(vendorLength) + formats * 8;
  return {
    resourceIdBase: view.getUint32(4, true),
    root: view.getUint32(screen, true),
    rootVisual: view.getUint32(screen + 32, true),
    rootDepth: view.getUint8(screen + 38),
  };
}

function pad4(length: number): number {
  return (length + 3) & ~3;
}
