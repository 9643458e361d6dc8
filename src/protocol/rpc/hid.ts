import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer, wheelStep } from "./numbers.ts";
import { KeyboardLedState, KeysDownState, Nothing, Null } from "./shapes.ts";

const KeyboardMacro = z.object({
  id: z.string(),
  name: z.string(),
  steps: z.array(z.object({
    keys: z.array(z.string()),
    modifiers: z.array(z.string()),
    delay: z.number().int(),
  })),
  sortOrder: z.number().int(),
});

/** A byte of a report. */
const byte = integer(0, 255);
/** A movement that fits a report. */
const delta = integer(-128, 127);
/** A coordinate of the absolute pointer. */
const coordinate = integer(0, 32767);

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
  getKeyboardMacros: rpcMethod({
    description: "The stored macros.",
    access: "read",
    params: Nothing,
    result: z.array(KeyboardMacro),
  }),
};
