import type { systemMethods } from "../../protocol/rpc/system.ts";
import type { Restarter } from "../../system/restarter.ts";
import type { SystemReset } from "../../system/system_reset.ts";
import type { Updates } from "../../system/updates.ts";
import { timezones } from "../../time/timezones.ts";
import type { AreaHandlers } from "../handlers.ts";

/** What the system methods work with. */
export interface SystemParts {
  readonly deviceId: string;
  readonly version: { readonly appVersion: string; readonly systemVersion: string };
  /** Tags of what this appliance can do. */
  readonly capabilities: () => string[];
  readonly restarter: Pick<Restarter, "schedule">;
  readonly reset: Pick<SystemReset, "resetConfig" | "factoryReset">;
  readonly updates: Updates;
}

/** The appliance as such. */
export function systemHandlers(parts: SystemParts): AreaHandlers<typeof systemMethods> {
  const { restarter, reset, updates } = parts;
  return {
    ping: () => "pong",
    getDeviceID: () => parts.deviceId,
    getDeviceCapabilities: () => parts.capabilities(),
    getTimezones: () => timezones(),
    reboot: ({ force }, { name }) => {
      restarter.schedule("machine", force, `asked for by ${name}`);
      return null;
    },
    factoryReset: async () => {
      await reset.factoryReset();
      return null;
    },
    resetConfig: async () => {
      await reset.resetConfig();
      return null;
    },
    getLocalVersion: () => parts.version,
    getUpdateStatus: () => updates.status,
    getUpdateStatusChannel: () => updates.status,
    checkUpdateComponents: () => updates.check(),
    tryUpdate: () => updates.begin(),
    tryUpdateComponents: () => updates.begin(),
    isUpdatePending: () => false,
    getAutoUpdateState: () => updates.automatic,
    setAutoUpdateState: async ({ enabled }) => {
      await updates.setAutomatic(enabled);
      return enabled;
    },
    getDevChannelState: () => updates.preReleases,
    setDevChannelState: async ({ enabled }) => {
      await updates.setPreReleases(enabled);
      return null;
    },
  };
}
