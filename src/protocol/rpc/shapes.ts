import { z } from "zod";

/** Result and parameter shapes that several methods share (rpc.md §2). */

export const Nothing = z.object({});
export const Null = z.null();

export const Enabled = z.object({ enabled: z.boolean() });

export const VideoInputState = z.object({
  ready: z.boolean(),
  streaming: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  error: z.enum(["no_signal", "no_lock", "out_of_range"]).optional(),
  width: z.number().int(),
  height: z.number().int(),
  fps: z.number(),
});

export const KeyboardLedState = z.object({
  num_lock: z.boolean(),
  caps_lock: z.boolean(),
  scroll_lock: z.boolean(),
  compose: z.boolean(),
  kana: z.boolean(),
  shift: z.boolean(),
});

export const KeysDownState = z.object({
  modifier: z.number().int().min(0).max(255),
  keys: z.array(z.number().int().min(0).max(255)).length(6),
});

/** Missing keys become false (rpc.md, setUsbDevices). */
export const UsbDevices = z.object({
  absolute_mouse: z.boolean().default(false),
  relative_mouse: z.boolean().default(false),
  keyboard: z.boolean().default(false),
  mass_storage: z.boolean().default(false),
});

export const UsbState = z.enum([
  "not attached",
  "attached",
  "powered",
  "default",
  "addressed",
  "configured",
  "suspended",
  "unknown",
]);

export const AtxState = z.object({ power: z.boolean(), hdd: z.boolean() });
