import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { AtxState, Nothing, Null } from "./shapes.ts";
import { word } from "./words.ts";

/** Methods about the power of the controlled computer. */
export const powerMethods = {
  getATXState: rpcMethod({
    description: "The lamps of the computer's front panel.",
    access: "read",
    params: Nothing,
    result: AtxState,
  }),
  setATXPowerAction: rpcMethod({
    description: "Presses a button of the front panel; answers when it is up again.",
    access: "power",
    params: z.object({
      action: word(
        ["power-short", "power-long", "reset"],
        (given) => `invalid action: ${given} (use power-short, power-long or reset)`,
      ),
    }),
    result: Null,
  }),
};
