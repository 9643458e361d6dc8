import { KvmError } from "../../base/errors.ts";
import type { ConfigStore } from "../../config/config_store.ts";
import type { EdidService } from "../../display/edid_service.ts";
import type { VideoService } from "../../media/video_service.ts";
import type { videoMethods } from "../../protocol/rpc/video.ts";
import type { AreaHandlers } from "../handlers.ts";

/** The picture. */
export function videoHandlers(
  video: VideoService,
  edid: EdidService,
  config: ConfigStore,
): AreaHandlers<typeof videoMethods> {
  return {
    getVideoState: () => video.state,
    getStreamQualityFactor: () => config.current.video_quality_factor,
    setStreamQualityFactor: async ({ factor }) => {
      await config.update((draft) => {
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
    getVideoSleepMode: () => ({
      supported: true,
      enabled: video.isAsleep,
      duration: config.current.video_sleep_after_sec,
    }),
    setVideoSleepMode: async ({ duration }) => {
      const seconds = Math.max(-1, duration);
      await config.update((draft) => {
        draft.video_sleep_after_sec = seconds;
      });
      video.setSleepAfter(seconds);
      return null;
    },
  };
}

/** @throws {KvmError} when the text is no hexadecimal. */
function bytesOf(hex: string): Uint8Array | undefined {
  const text = hex.replace(/\s+/g, "");
  if (text === "") return undefined;
  try {
    return Uint8Array.fromHex(text);
  } catch (cause) {
    throw new KvmError("invalid_params", "Invalid EDID format: it must be hexadecimal", {
      cause,
      field: "edid",
    });
  }
}
