import { z } from "zod";
import { integer, integerOr } from "./numbers.ts";
import { word } from "./words.ts";

const stopBits = z.enum(["1", "1.5", "2"]);
const parity = z.enum(["none", "odd", "even", "mark", "space"]);
const normalizeMode = z.enum(["names", "caret", "hex"]);
const normalizeLineEnd = z.enum(["keep", "lf", "cr", "crlf", "lfcr"]);
const terminator = z.object({ label: z.string(), value: z.string() });

/** What ends a line, as text with a backslash and as itself. */
const LINE_FEED = { label: "LF (\\n)", value: "\n" };

/** Settings of the serial console in the shape of the newest pages; the defaults are theirs. */
export const SerialSettings = z.object({
  baudRate: z.number().int().default(115_200),
  dataBits: z.number().int().default(8),
  stopBits: stopBits.default("1"),
  parity: parity.default("none"),
  terminator: terminator.default(LINE_FEED),
  hideSerialSettings: z.boolean().default(false),
  enableEcho: z.boolean().default(false),
  normalizeMode: normalizeMode.default("names"),
  normalizeLineEnd: normalizeLineEnd.default("keep"),
  tabRender: z.string().default(""),
  preserveANSI: z.boolean().default(true),
  showNLTag: z.boolean().default(false),
  buttons: z.array(z.object({
    id: z.string(),
    label: z.string(),
    command: z.string(),
    terminator,
    sort: z.number().int(),
  })).default([]),
});
export type SerialSettings = z.output<typeof SerialSettings>;

/** What a page sends: the oldest one knows four settings, and writes numbers as text. */
export const SerialSettingsInput = z.object({
  baudRate: integerOr(50, 4_000_000, (given) => `invalid baud rate: ${given}`).optional(),
  dataBits: integerOr(5, 8, (given) => `invalid data bits: ${given}`).optional(),
  stopBits: word(stopBits.options, (given) => `invalid stop bits: ${given}`).optional(),
  parity: word(parity.options, (given) => `invalid parity: ${given}`).optional(),
  terminator: terminator.optional(),
  hideSerialSettings: z.boolean().optional(),
  enableEcho: z.boolean().optional(),
  normalizeMode: normalizeMode.optional(),
  normalizeLineEnd: normalizeLineEnd.optional(),
  tabRender: z.string().optional(),
  preserveANSI: z.boolean().optional(),
  showNLTag: z.boolean().optional(),
  buttons: z.array(z.object({
    id: z.string(),
    label: z.string(),
    command: z.string(),
    terminator: terminator.default(LINE_FEED),
    sort: integer(-1e6, 1e6),
  })).optional(),
});
export type SerialSettingsInput = z.output<typeof SerialSettingsInput>;
