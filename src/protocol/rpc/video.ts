import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer, real } from "./numbers.ts";
import { Nothing, Null, VideoInputState } from "./shapes.ts";

/** Methods about the picture. */
export const videoMethods = {
  getVideoState: rpcMethod({
    description: "What the video input sees.",
    access: "read",
    params: Nothing,
    result: VideoInputState,
  }),
  getStreamQualityFactor: rpcMethod({
    description: "Share of the full bitrate that the encoder may use, 0..1.",
    access: "read",
    params: Nothing,
    result: z.number(),
  }),
  setStreamQualityFactor: rpcMethod({
    description: "Sets the share of the full bitrate, 0..1, at once.",
    access: "control",
    params: z.object({ factor: real(0, 1) }),
    result: Null,
  }),
  getEDID: rpcMethod({
    description: "The EDID that the controlled computer sees, in hexadecimal.",
    access: "read",
    params: Nothing,
    result: z.string(),
  }),
  setEDID: rpcMethod({
    description: "Shows another EDID to the computer; empty text brings back the default.",
    access: "control",
    params: z.object({ edid: z.string() }),
    result: Null,
  }),
  getVideoSleepMode: rpcMethod({
    description: "Seconds without a viewer until the capture stops; 0 means 60, below 0 never.",
    access: "read",
    params: Nothing,
    result: z.object({
      supported: z.boolean(),
      /** The capture sleeps right now. */
      enabled: z.boolean(),
      duration: z.number().int(),
    }),
  }),
  setVideoSleepMode: rpcMethod({
    description: "Sets the seconds without a viewer until the capture stops; below 0 never.",
    access: "control",
    params: z.object({ duration: integer(-2147483648, 2147483647) }),
    result: Null,
  }),
};
