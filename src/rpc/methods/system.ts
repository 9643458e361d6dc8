import type { systemMethods } from "../../protocol/rpc/system.ts";
import type { FailsafeState } from "../../protocol/states.ts";
import type { AreaHandlers } from "../handlers.ts";

/** What the system methods report. */
export interface SystemFacts {
  readonly deviceId: string;
  readonly version: { readonly appVersion: string; readonly systemVersion: string };
  readonly failsafe: () => FailsafeState;
}

/** The appliance as such. */
export function systemHandlers(facts: SystemFacts): AreaHandlers<typeof systemMethods> {
  return {
    ping: () => "pong",
    getDeviceID: () => facts.deviceId,
    getLocalVersion: () => facts.version,
    getUpdateStatus: () => ({
      local: facts.version,
      remote: null,
      appUpdateAvailable: false,
      systemUpdateAvailable: false,
      error: "This version cannot look for updates",
    }),
    getFailsafeMode: () => facts.failsafe(),
  };
}
