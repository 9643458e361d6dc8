import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integerOr } from "./numbers.ts";
import { Enabled, Nothing, Null } from "./shapes.ts";
import { word } from "./words.ts";

const extensionId = z.enum(["", "atx-power", "dc-power", "serial-console"]);

/** Methods about what is plugged into the extension port. */
export const extensionMethods = {
  getActiveExtension: rpcMethod({
    description: "Which extension the page shows; empty text when none.",
    access: "read",
    params: Nothing,
    result: extensionId,
  }),
  setActiveExtension: rpcMethod({
    description: "Chooses the extension that the page shows; empty text is none.",
    access: "control",
    params: z.object({
      extensionId: word(
        extensionId.options,
        (given) => `unknown extension: ${given} (use atx-power, dc-power or serial-console)`,
      ),
    }),
    result: Null,
  }),
  getDCPowerState: rpcMethod({
    description: "What the DC power extension measures.",
    access: "read",
    params: Nothing,
    result: z.object({
      isOn: z.boolean(),
      voltage: z.number().describe("volts"),
      current: z.number().describe("amperes"),
      power: z.number().describe("watts"),
      restoreState: z.number().int().min(-1).max(2)
        .describe("after a power cut: 0 off, 1 on, 2 as before; -1 cannot be chosen"),
    }),
  }),
  setDCPowerState: rpcMethod({
    description: "Switches the DC power of the computer.",
    access: "power",
    params: Enabled,
    result: Null,
  }),
  setDCRestoreState: rpcMethod({
    description: "Sets what happens after a power cut: 0 off, 1 on, 2 as before.",
    access: "power",
    params: z.object({
      state: integerOr(0, 2, (given) => `invalid restore state: ${given} (use 0, 1 or 2)`),
    }),
    result: Null,
  }),
};
