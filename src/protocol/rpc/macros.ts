import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { macrosRefusal, stepsRefusal } from "./macro_limits.ts";
import { Nothing, Null } from "./shapes.ts";

const MIN_DELAY_MS = 50;
const MAX_DELAY_MS = 2000;

/** A list that Go writes as null when it is empty. */
const names = z.array(z.string()).nullish().transform((list) => list ?? []);

const StepInput = z.object({
  keys: names,
  modifiers: names,
  delay: z.number().default(MIN_DELAY_MS)
    .transform((ms) => Math.round(Math.max(MIN_DELAY_MS, Math.min(MAX_DELAY_MS, ms))))
    .describe("milliseconds"),
});

const MacroInput = z.object({
  id: z.string().optional(),
  name: z.string().trim(),
  steps: z.array(StepInput),
  sortOrder: z.number().int().optional(),
});

const Macro = z.object({
  id: z.string(),
  name: z.string(),
  steps: z.array(z.object({
    keys: z.array(z.string()),
    modifiers: z.array(z.string()),
    delay: z.number().int(),
  })),
  sortOrder: z.number().int(),
});

/** Methods about recorded key sequences. */
export const macroMethods = {
  getKeyboardMacros: rpcMethod({
    description: "The stored macros.",
    access: "read",
    params: Nothing,
    result: z.array(Macro),
  }),
  setKeyboardMacros: rpcMethod({
    description: "Replaces all stored macros: at most 25, of 10 steps, of 10 keys.",
    access: "control",
    params: z.object({ macros: refusedBy(macrosRefusal, z.array(MacroInput)) }),
    result: Null,
    wrapper: "params",
  }),
  executeKeyboardMacro: rpcMethod({
    description: "Plays steps, which are the parameters themselves (an array).",
    access: "control",
    params: refusedBy(stepsRefusal, z.array(StepInput)),
    result: Null,
  }),
  cancelKeyboardMacro: rpcMethod({
    description: "Stops the macro that plays.",
    access: "control",
    params: Nothing,
    result: Null,
  }),
};

/** Checks the limits first, in the words of the originals. */
function refusedBy<Schema extends z.ZodType>(
  refusal: (value: unknown) => string | undefined,
  schema: Schema,
): z.ZodType<z.output<Schema>, unknown> {
  return z.preprocess((value, context) => {
    const message = refusal(value);
    if (message !== undefined) context.addIssue({ code: "custom", message });
    return value;
  }, schema);
}
