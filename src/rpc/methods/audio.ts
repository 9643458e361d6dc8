import type { audioMethods } from "../../protocol/rpc/audio.ts";
import type { AreaHandlers } from "../handlers.ts";
import type { Settings } from "./settings.ts";

/** The sound of the controlled computer. */
export function audioHandlers(settings: Settings): AreaHandlers<typeof audioMethods> {
  return {
    getAudioConfig: () => ({ enabled: settings.current.audio_enabled }),
    setAudioConfig: async ({ enabled }) => {
      await settings.update((draft) => {
        draft.audio_enabled = enabled;
      });
      return null;
    },
  };
}
