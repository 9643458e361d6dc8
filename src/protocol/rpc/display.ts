import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integerOr } from "./numbers.ts";
import { KeyboardLedState, Nothing, Null } from "./shapes.ts";
import { word } from "./words.ts";

const rotation = z.enum(["0", "90", "180", "270"]);
const MAX_SEC = 4_294_967_295;

/** Methods about the appliance's own small display. */
export const displayMethods = {
  getDisplayRotation: rpcMethod({
    description: "How the display is turned, degrees.",
    access: "read",
    params: Nothing,
    result: z.object({ rotation }),
  }),
  setDisplayRotation: rpcMethod({
    description: "Turns the display.",
    access: "control",
    params: z.object({
      rotation: word(
        rotation.options,
        (given) => `invalid rotation: ${given} (use 0, 90, 180 or 270)`,
      ),
    }),
    result: Null,
    wrapper: "params",
  }),
  getBacklightSettings: rpcMethod({
    description: "Brightness of the display, and when it dims and goes dark.",
    access: "read",
    params: Nothing,
    result: z.object({
      max_brightness: z.number().int().describe("0..255"),
      dim_after: z.number().int().describe("seconds, 0 never"),
      off_after: z.number().int().describe("seconds, 0 never"),
    }),
  }),
  setBacklightSettings: rpcMethod({
    description: "Sets brightness 0..255, and the seconds until the display dims and goes dark.",
    access: "control",
    params: z.object({
      max_brightness: integerOr(0, 255, () => "maxBrightness must be between 0 and 255"),
      dim_after: integerOr(0, MAX_SEC, () => "dimAfter must be a positive integer"),
      off_after: integerOr(0, MAX_SEC, () => "offAfter must be a positive integer"),
    }),
    result: Null,
    wrapper: "params",
  }),
  getDisplayState: rpcMethod({
    description: "What the display shows.",
    access: "read",
    params: Nothing,
    result: z.object({
      ip: z.string(),
      usb_connected: z.boolean(),
      cloud_state: z.enum(["notConfigured", "disconnected", "connecting", "connected"]),
      keyboard_led: KeyboardLedState,
    }),
  }),
};
