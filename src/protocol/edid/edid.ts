import {
  decodeTiming,
  type DetailedTiming,
  encodeTiming,
  TIMING_BYTES,
} from "./detailed_timing.ts";

/** What we read out of an EDID. */
export interface Edid {
  /** Three letters of the PNP registry. */
  readonly manufacturer: string;
  /** Up to 13 ASCII characters; empty when the EDID names none. */
  readonly productName: string;
  /** The mode the monitor wants most. */
  readonly preferred: DetailedTiming;
}

const BLOCK_BYTES = 128;
/** E-EDID allows 255 extensions, HDMI sources read at most 3. */
const MAX_BLOCKS = 4;
const HEADER = [0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00];
const MANUFACTURER = 8;
const FIRST_TIMING = 54;
const DESCRIPTORS = [72, 90, 108];
const EXTENSION_COUNT = 126;
const CHECKSUM = 127;

const TAG_PRODUCT_NAME = 0xfc;
const TAG_RANGE_LIMITS = 0xfd;
const TAG_DUMMY = 0x10;
const NAME_BYTES = 13;
const LINE_FEED = 0x0a;
const SPACE = 0x20;

/** EDID 1.3 with digital input, sRGB, and a preferred timing; 640x480, 800x600, 1024x768 at 60 Hz. */
const BASE_FIELDS: readonly (readonly [offset: number, ...bytes: number[]])[] = [
  [16, 1, 34, 1, 3, 0x80],
  [23, 0x78, 0x0a],
  [25, 0xee, 0x91, 0xa3, 0x54, 0x4c, 0x99, 0x26, 0x0f, 0x50, 0x54],
  [35, 0x21, 0x08, 0x00],
  [38, ...Array<number>(16).fill(0x01)],
];
const WIDTH_CM = 21;
const HEIGHT_CM = 22;
/** 23..76 Hz, 15..140 kHz, up to 600 MHz, no secondary timing formula. */
const RANGE_LIMITS = [23, 76, 15, 140, 60, 0, LINE_FEED, ...Array<number>(6).fill(SPACE)];

/** Reads a whole EDID. @throws {RangeError} saying what is wrong with it. */
export function parseEdid(bytes: Uint8Array): Edid {
  checkBlocks(bytes);
  const preferred = decodeTiming(bytes.subarray(FIRST_TIMING, FIRST_TIMING + TIMING_BYTES));
  if (preferred === undefined) throw new RangeError("The EDID names no preferred mode");
  return {
    manufacturer: decodeManufacturer(bytes),
    productName: decodeProductName(bytes),
    preferred,
  };
}

/** Makes a block without extensions, with a right checksum. */
export function buildEdid({ manufacturer, productName, preferred }: Edid): Uint8Array<ArrayBuffer> {
  const edid = new Uint8Array(BLOCK_BYTES);
  edid.set(HEADER);
  edid.set(encodeManufacturer(manufacturer), MANUFACTURER);
  for (const [offset, ...bytes] of BASE_FIELDS) edid.set(bytes, offset);
  edid.set(encodeTiming(preferred), FIRST_TIMING);
  edid[WIDTH_CM] = centimetres(preferred.hActive);
  edid[HEIGHT_CM] = centimetres(preferred.vActive);
  const [nameAt, limitsAt, dummyAt] = DESCRIPTORS as [number, number, number];
  edid.set([0, 0, 0, TAG_PRODUCT_NAME, 0, ...encodeName(productName)], nameAt);
  edid.set([0, 0, 0, TAG_RANGE_LIMITS, 0, ...RANGE_LIMITS], limitsAt);
  edid.set([0, 0, 0, TAG_DUMMY], dummyAt);
  edid[CHECKSUM] = 256 - sum(edid) & 0xff;
  return edid;
}

function checkBlocks(bytes: Uint8Array): void {
  const blocks = bytes.length / BLOCK_BYTES;
  if (!Number.isInteger(blocks) || blocks < 1 || blocks > MAX_BLOCKS) {
    throw new RangeError(
      `An EDID has 128, 256, 384 or 512 bytes, and this one has ${bytes.length}`,
    );
  }
  if (HEADER.some((byte, index) => bytes[index] !== byte)) {
    throw new RangeError("The EDID does not begin with 00 FF FF FF FF FF FF 00");
  }
  // Upstream's own default announces an extension that it does not bring; computers take it.
  if (bytes[EXTENSION_COUNT]! < blocks - 1) {
    throw new RangeError(
      `The EDID announces ${bytes[EXTENSION_COUNT]} extensions and brings ${blocks - 1}`,
    );
  }
  for (let block = 0; block < blocks; block++) {
    if (sum(bytes.subarray(block * BLOCK_BYTES, (block + 1) * BLOCK_BYTES)) !== 0) {
      throw new RangeError(`The checksum of the EDID's block ${block} is wrong`);
    }
  }
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte & 0xff, 0);
}

/** Three letters of 5 bits, A = 1, big-endian. */
function decodeManufacturer(bytes: Uint8Array): string {
  const word = (bytes[MANUFACTURER] ?? 0) << 8 | (bytes[MANUFACTURER + 1] ?? 0);
  return String.fromCharCode(...[10, 5, 0].map((shift) => 64 + (word >> shift & 0x1f)));
}

function encodeManufacturer(letters: string): [number, number] {
  if (!/^[A-Z]{3}$/.test(letters)) throw new RangeError(`"${letters}" is not three letters A-Z`);
  const [a, b, c] = [...letters].map((letter) => letter.charCodeAt(0) - 64) as [
    number,
    number,
    number,
  ];
  const word = a << 10 | b << 5 | c;
  return [word >> 8, word & 0xff];
}

function decodeProductName(bytes: Uint8Array): string {
  const at = DESCRIPTORS.find((start) =>
    bytes[start] === 0 && bytes[start + 1] === 0 && bytes[start + 3] === TAG_PRODUCT_NAME
  );
  if (at === undefined) return "";
  const text = String.fromCharCode(...bytes.subarray(at + 5, at + 5 + NAME_BYTES));
  return (text.split("\n", 1)[0] ?? "").trimEnd();
}

function encodeName(name: string): number[] {
  const codes = [...name].map((letter) => letter.charCodeAt(0));
  if (codes.length > NAME_BYTES || codes.some((code) => code < 0x20 || code > 0x7e)) {
    throw new RangeError(`"${name}" is not a monitor's name: at most 13 ASCII characters`);
  }
  if (codes.length < NAME_BYTES) codes.push(LINE_FEED);
  while (codes.length < NAME_BYTES) codes.push(SPACE);
  return codes;
}

function centimetres(pixels: number): number {
  return Math.min(255, Math.round(pixels * 2.54 / 96));
}
