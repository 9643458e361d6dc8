import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer, real, wheelStep } from "./numbers.ts";
import { KeyboardLedState, KeysDownState, Nothing, Null } from "./shapes.ts";
import { word } from "./words.ts";

/** A byte of a report. */
const byte = integer(0, 255);
/** A movement that fits a report. */
const delta = integer(-128, 127);
/** A coordinate of the absolute pointer. */
const coordinate = integer(0, 32767);

/** A place of the picture. */
const position = {
  x: real(-1e6, 1e6),
  y: real(-1e6, 1e6),
  normalized: z.boolean().optional(),
};
/** Characters of one call of `typeText`. */
const MAX_TEXT = 10_000;

/** Older pages write `en_US`. */
const KeyboardLayout = z.string().trim()
  .refine((layout) => /^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/.test(layout), {
    error: ({ input }) => `invalid keyboard layout: ${input}`,
  })
  .transform((layout) => layout.replaceAll("_", "-"));

/** Pixels of the computer's desktop; all 0 before it was ever set. */
const pixels = integer(-65_535, 65_535);
const AbsMouseMapping = z.object({
  enabled: z.boolean(),
  total_width: pixels,
  total_height: pixels,
  screen_x: pixels,
  screen_y: pixels,
  screen_width: pixels,
  screen_height: pixels,
});

/** Methods about keyboard and mouse. */
export const hidMethods = {
  keyboardReport: rpcMethod({
    description: "Writes a whole keyboard report; its keys stay down until the next one.",
    access: "control",
    params: z.object({ modifier: byte, keys: z.array(byte).max(6) }),
    result: Null,
  }),
  keypressReport: rpcMethod({
    description: "Puts one key (HID usage) down or up.",
    access: "control",
    params: z.object({ key: byte, press: z.boolean() }),
    result: Null,
  }),
  absMouseReport: rpcMethod({
    description: "Puts the pointer at a place of the screen, 0..32767 each way.",
    access: "control",
    params: z.object({ x: coordinate, y: coordinate, buttons: byte }),
    result: Null,
  }),
  relMouseReport: rpcMethod({
    description: "Moves the pointer.",
    access: "control",
    params: z.object({ dx: delta, dy: delta, buttons: byte }),
    result: Null,
  }),
  wheelReport: rpcMethod({
    description: "Turns the wheel; up and right are positive.",
    access: "control",
    params: z.object({ wheelY: wheelStep, wheelX: wheelStep.optional() }),
    result: Null,
  }),
  getKeyboardLedState: rpcMethod({
    description: "The lock lamps as the computer set them.",
    access: "read",
    params: Nothing,
    result: KeyboardLedState,
  }),
  getKeyDownState: rpcMethod({
    description: "The keys that are down.",
    access: "read",
    params: Nothing,
    result: KeysDownState,
  }),
  wakeHost: rpcMethod({
    description: "Nudges the mouse, to wake a sleeping computer.",
    access: "control",
    params: Nothing,
    result: Null,
  }),
  getKeyboardLayout: rpcMethod({
    description: "Layout of the computer's keyboard, e.g. `en-US`.",
    access: "read",
    params: Nothing,
    result: z.string(),
  }),
  setKeyboardLayout: rpcMethod({
    description: "Sets the layout by which text is typed.",
    access: "control",
    params: z.object({ layout: KeyboardLayout }),
    result: Null,
  }),
  getAbsMouseMapping: rpcMethod({
    description: "Which part of the computer's desktop the picture shows.",
    access: "read",
    params: Nothing,
    result: AbsMouseMapping,
  }),
  setAbsMouseMapping: rpcMethod({
    description: "Sets which part of the computer's desktop the picture shows, in its pixels.",
    access: "control",
    params: AbsMouseMapping.refine(fitsDesktop, {
      error: "sizes must be positive and the screen must fit in the desktop",
      path: ["screen_width"],
    }),
    result: Null,
    wrapper: "mapping",
  }),
  typeText: rpcMethod({
    description: "Types text by the keyboard layout.",
    access: "control",
    params: z.object({
      text: z.string().refine((text) => text.length <= MAX_TEXT, {
        error: ({ input }) => `text too long: ${String(input).length} characters (max ${MAX_TEXT})`,
      }),
      delayMs: integer(5, 1000).optional(),
    }),
    result: z.object({ typed: z.number().int() }),
  }),
  pressCombo: rpcMethod({
    description: "Presses keys together, e.g. `ctrl+alt+delete`.",
    access: "control",
    params: z.object({ combo: z.string(), holdMs: integer(10, 5000).optional() }),
    result: Null,
  }),
  mouseMove: rpcMethod({
    description: "Puts the pointer at a pixel of the picture; normalized: 0..1 each way.",
    access: "control",
    params: z.object(position),
    result: Null,
  }),
  mouseClick: rpcMethod({
    description: "Clicks at a place, given as for `mouseMove`.",
    access: "control",
    params: z.object({
      ...position,
      button: word(["left", "right", "middle"], (given) => `unknown mouse button ${given}`)
        .optional(),
      double: z.boolean().optional(),
    }),
    result: Null,
  }),
};

function fitsDesktop(mapping: z.output<typeof AbsMouseMapping>): boolean {
  const { total_width, total_height, screen_x, screen_y, screen_width, screen_height } = mapping;
  if (!mapping.enabled) return true;
  return screen_width > 0 && screen_height > 0 && screen_x >= 0 && screen_y >= 0 &&
    screen_x + screen_width <= total_width && screen_y + screen_height <= total_height;
}
