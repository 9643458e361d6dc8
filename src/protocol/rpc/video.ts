import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer, real } from "./numbers.ts";
import { Enabled, Nothing, Null, VideoInputState } from "./shapes.ts";
import { word } from "./words.ts";

const CODEC_PREFERENCES = ["auto", "h264", "h265"] as const;

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
  getEDIDPresets: rpcMethod({
    description: "EDIDs to choose from; the first one is the default.",
    access: "read",
    params: Nothing,
    result: z.array(z.object({ name: z.string(), edid: z.string() })),
  }),
  getSupportedVideoCodecs: rpcMethod({
    description: "Codecs that this machine encodes.",
    access: "read",
    params: Nothing,
    result: z.array(z.enum(["h264", "h265"])),
  }),
  getVideoCodecPreference: rpcMethod({
    description: "The codec that the next answer to an offer prefers.",
    access: "read",
    params: Nothing,
    result: z.enum(CODEC_PREFERENCES),
  }),
  setVideoCodecPreference: rpcMethod({
    description: "Chooses the codec for viewers that connect from now on.",
    access: "control",
    params: z.object({
      codec: word(
        CODEC_PREFERENCES,
        (given) => `invalid codec preference: ${given} (must be auto, h265, or h264)`,
      ),
    }),
    result: Null,
  }),
  getVideoSleepMode: rpcMethod({
    description: "Seconds without a viewer until the capture stops; 0 means 60, below 0 never.",
    access: "read",
    params: Nothing,
    result: z.object({
      supported: z.boolean(),
      enabled: z.boolean().describe("the capture sleeps right now"),
      duration: z.number().int(),
    }),
  }),
  setVideoSleepMode: rpcMethod({
    description: "Sets the seconds without a viewer until the capture stops; below 0 never.",
    access: "control",
    params: z.object({ duration: integer(-2147483648, 2147483647) }),
    result: Null,
  }),
  getVideoLogStatus: rpcMethod({
    description: "How input, encoder and stream are, one fact a line.",
    access: "read",
    params: Nothing,
    result: z.string(),
  }),
  setVideoStreamPaused: rpcMethod({
    description: "Stops the picture of the calling viewer, or goes on with it.",
    access: "read",
    params: z.object({ paused: z.boolean() }),
    result: Null,
  }),
  getHostDisplayIdleMode: rpcMethod({
    description: "Whether the computer sees no monitor while nobody looks.",
    access: "read",
    params: Nothing,
    result: Enabled,
  }),
  setHostDisplayIdleMode: rpcMethod({
    description: "Sets whether the computer sees no monitor while nobody looks.",
    access: "control",
    params: Enabled,
    result: Null,
  }),
  restartVideoPipeline: rpcMethod({
    description: "Opens capture and encoder anew; viewers stay connected.",
    access: "control",
    params: Nothing,
    result: Null,
  }),
};
