import type { AtxService } from "../../power/atx_service.ts";
import type { powerMethods } from "../../protocol/rpc/power.ts";
import type { AreaHandlers } from "../handlers.ts";

/** The power of the controlled computer. */
export function powerHandlers(atx: AtxService): AreaHandlers<typeof powerMethods> {
  return {
    getATXState: () => atx.state,
    setATXPowerAction: async ({ action }) => {
      await atx.press(action);
      return null;
    },
  };
}
