import type { JigglerConfig } from "../../config/schema.ts";
import type { jigglerMethods } from "../../protocol/rpc/jiggler.ts";
import type { Jiggler } from "../../system/jiggler.ts";
import type { AreaHandlers } from "../handlers.ts";

/** The mouse that moves by itself. */
export function jigglerHandlers(
  jiggler: Pick<Jiggler, "enabled" | "setEnabled" | "config" | "setConfig">,
): AreaHandlers<typeof jigglerMethods> {
  return {
    getJigglerState: () => jiggler.enabled,
    setJigglerState: async ({ enabled }) => {
      await jiggler.setEnabled(enabled);
      return null;
    },
    getJigglerConfig: () => shown(jiggler.config),
    setJigglerConfig: async ({ timezone, ...config }) => {
      // A page's presets carry no time zone, or an empty one.
      await jiggler.setConfig(timezone ? { ...config, timezone } : config);
      return null;
    },
  };
}

/** Without keys of another version. */
function shown(config: JigglerConfig) {
  const { inactivity_limit_seconds, jitter_percentage, schedule_cron_tab, timezone } = config;
  return {
    inactivity_limit_seconds,
    jitter_percentage,
    schedule_cron_tab,
    ...(timezone === undefined ? {} : { timezone }),
  };
}
