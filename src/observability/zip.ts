import { crc32 } from "node:zlib";

/** One file in an archive. */
export interface ZipFile {
  /** Path inside the archive, with slashes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** General purpose bit 11: names are UTF-8. */
const UTF8 = 0x0800;
/** Version 2.0, the least that knows folders in names. */
const VERSION = 20;
/** A regular file that its owner alone reads, made on Unix. */
const UNIX_FILE = 0o100600 << 16 >>> 0;
const MADE_ON_UNIX = 3 << 8;

/**
 * Packs files without compressing them (APPNOTE.TXT 6.3 §4.3): for each a local header and its
 * bytes, then the central directory, then its end record. All numbers are little-endian.
 *
 * @param time Of all files, to two seconds, in UTC.
 */
export function zip(files: readonly ZipFile[], time: Date): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const encoded = new TextEncoder().encode(name);
    const common = commonFields(encoded, bytes, time);
    const local = concat([record("PK\x03\x04", [[2, VERSION]]), common, encoded]);
    directory.push(
      record("PK\x01\x02", [[2, VERSION | MADE_ON_UNIX], [2, VERSION]]),
      common,
      // No comment, first disk, nothing known about its contents.
      record("", [[2, 0], [2, 0], [2, 0], [4, UNIX_FILE], [4, offset]]),
      encoded,
    );
    parts.push(local, bytes);
    offset += local.length + bytes.length;
  }
  const central = concat(directory);
  const count = files.length;
  const end: Field[] = [[2, 0], [2, 0], [2, count], [2, count], [4, central.length], [4, offset]];
  return concat([...parts, central, record("PK\x05\x06", [...end, [2, 0]])]);
}

/** From the flags to the length of the extra field: the same in both kinds of header. */
function commonFields(name: Uint8Array, bytes: Uint8Array, time: Date): Uint8Array {
  const clock = time.getUTCHours() << 11 | time.getUTCMinutes() << 5 | time.getUTCSeconds() >> 1;
  const years = time.getUTCFullYear() - 1980;
  const date = years << 9 | time.getUTCMonth() + 1 << 5 | time.getUTCDate();
  return record("", [
    [2, UTF8],
    [2, 0], // stored
    [2, clock],
    [2, date],
    [4, crc32(bytes)],
    [4, bytes.length],
    [4, bytes.length],
    [2, name.length],
    [2, 0],
  ]);
}

type Field = readonly [sizeBytes: 2 | 4, value: number];

function record(signature: string, fields: readonly Field[]): Uint8Array {
  const size = fields.reduce((sum, [sizeBytes]) => sum + sizeBytes, signature.length);
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode(signature));
  const view = new DataView(bytes.buffer);
  let at = signature.length;
  for (const [sizeBytes, value] of fields) {
    if (sizeBytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += sizeBytes;
  }
  return bytes;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
