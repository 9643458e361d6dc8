import { KvmError } from "../../base/errors.ts";
import type { EdidService } from "../../display/edid_service.ts";
import type { VideoService } from "../../media/video_service.ts";
import type { videoMethods } from "../../protocol/rpc/video.ts";
import type { AreaHandlers } from "../handlers.ts";
import type { Settings } from "./settings.ts";
import { videoReport } from "./video_report.ts";

/** E-EDID 1.3: a base block of 128 bytes and extensions like it; HDMI sources read 4 blocks. */
const BLOCK_BYTES = 128;
const MAX_BLOCKS = 4;

/** What not every machine can do. */
export interface VideoAbilities {
  /** What the encoders make. @default only h264 */
  readonly codecs?: readonly ("h264" | "h265")[];
  /** Opens capture and encoder anew. */
  readonly restart?: () => Promise<void>;
  /** Takes the monitor away from the computer while nobody looks, or gives it back for good. */
  readonly hideWhenIdle?: (enabled: boolean) => Promise<void>;
}

/** The picture. */
export function videoHandlers(
  video: VideoService,
  edid: EdidService,
  settings: Settings,
  abilities: VideoAbilities = {},
): AreaHandlers<typeof videoMethods> {
  const { codecs = ["h264"], restart, hideWhenIdle } = abilities;
  return {
    getVideoState: () => video.state,
    getStreamQualityFactor: () => settings.current.video_quality_factor,
    setStreamQualityFactor: async ({ factor }) => {
      await settings.update((draft) => {
        draft.video_quality_factor = factor;
      });
      video.setQuality(factor);
      return null;
    },
    getEDID: async () => (await edid.read()).toHex(),
    setEDID: async ({ edid: hex }) => {
      await edid.write(bytesOf(hex));
      return null;
    },
    getEDIDPresets: async () =>
      (await edid.presets()).map(({ name, edid }) => ({ name, edid: edid.toHex() })),
    getSupportedVideoCodecs: () => [...codecs],
    getVideoCodecPreference: () => settings.current.video_codec_preference,
    setVideoCodecPreference: async ({ codec }) => {
      if (codec !== "auto" && !codecs.includes(codec)) {
        throw new KvmError("unavailable", `This machine encodes ${codecs.join(" and ")} only`);
      }
      await settings.update((draft) => {
        draft.video_codec_preference = codec;
      });
      return null;
    },
    getVideoSleepMode: () => ({
      supported: true,
      enabled: video.isAsleep,
      duration: settings.current.video_sleep_after_sec,
    }),
    setVideoSleepMode: async ({ duration }) => {
      const seconds = Math.max(-1, duration);
      await settings.update((draft) => {
        draft.video_sleep_after_sec = seconds;
      });
      video.setSleepAfter(seconds);
      return null;
    },
    getVideoLogStatus: () => videoReport(video),
    setVideoStreamPaused: ({ paused }, { viewer }) => {
      if (!viewer) {
        throw new KvmError(
          "conflict",
          "Only a viewer has a picture to pause; this call is from none",
        );
      }
      viewer.pauseVideo(paused);
      return null;
    },
    getHostDisplayIdleMode: () => ({ enabled: settings.current.host_display_disable_when_idle }),
    setHostDisplayIdleMode: async ({ enabled }) => {
      if (enabled && !hideWhenIdle) {
        throw new KvmError("unavailable", "This machine cannot take the computer's monitor away");
      }
      await hideWhenIdle?.(enabled);
      await settings.update((draft) => {
        draft.host_display_disable_when_idle = enabled;
      });
      return null;
    },
    restartVideoPipeline: async () => {
      if (!restart) throw new KvmError("unavailable", "The video pipeline restarts by itself only");
      await restart();
      return null;
    },
  };
}

/** @throws {KvmError} when the text is no hexadecimal, or has no length of an EDID. */
function bytesOf(hex: string): Uint8Array | undefined {
  const text = hex.replace(/\s+/g, "");
  if (text === "") return undefined;
  const bytes = decoded(text);
  const blocks = bytes.length / BLOCK_BYTES;
  if (!Number.isInteger(blocks) || blocks > MAX_BLOCKS) {
    throw new KvmError(
      "invalid_params",
      `invalid edid: it has ${bytes.length} bytes, and must have 128, 256, 384 or 512`,
      { field: "edid" },
    );
  }
  return bytes;
}

function decoded(hex: string): Uint8Array {
  try {
    return Uint8Array.fromHex(hex);
  } catch (cause) {
    throw new KvmError("invalid_params", "Invalid EDID format: it must be hexadecimal", {
      cause,
      field: "edid",
    });
  }
}
