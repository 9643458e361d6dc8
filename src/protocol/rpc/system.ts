import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Enabled, Nothing, Null } from "./shapes.ts";
import { word } from "./words.ts";

const LocalVersion = z.object({ appVersion: z.string(), systemVersion: z.string() });

const RemoteVersion = LocalVersion.extend({
  appUrl: z.string(),
  appHash: z.string(),
  appSigUrl: z.string().optional(),
  systemUrl: z.string(),
  systemHash: z.string(),
  systemSigUrl: z.string().optional(),
});

const UpdateStatus = z.object({
  local: LocalVersion,
  remote: RemoteVersion.nullable(),
  appUpdateAvailable: z.boolean(),
  systemUpdateAvailable: z.boolean(),
  appDowngradeAvailable: z.boolean(),
  systemDowngradeAvailable: z.boolean(),
  willDisableAutoUpdate: z.boolean(),
  /** Why no newer version could be looked up. */
  error: z.string().optional(),
});

/** Versions keyed by component, or the components alone; both are asked for somewhere. */
const Components = z.union([z.record(z.string(), z.string()), z.array(z.string())]);

const UpdateWish = z.object({
  params: z.object({ components: Components.optional() }).optional(),
  components: Components.optional(),
  includePreRelease: z.boolean().default(false),
});

/** Methods about the appliance as such. */
export const systemMethods = {
  ping: rpcMethod({
    description: "Answers `pong`.",
    access: "read",
    params: Nothing,
    result: z.literal("pong"),
  }),
  getDeviceID: rpcMethod({
    description: "Serial number of the board, or `unknown_device_id`.",
    access: "read",
    params: Nothing,
    result: z.string(),
  }),
  getDeviceCapabilities: rpcMethod({
    description: "Features that this appliance has, as tags; a page hides the rest.",
    access: "read",
    params: Nothing,
    result: z.array(z.string()),
  }),
  getTimezones: rpcMethod({
    description: "Names of all time zones (IANA).",
    access: "read",
    params: Nothing,
    result: z.array(z.string()),
  }),
  reboot: rpcMethod({
    description: "Restarts the board, or on a machine that is not ours the service, in a second.",
    access: "admin",
    params: z.object({
      /** Waits for nothing that is under way. */
      force: z.boolean().default(false),
    }),
    result: Null,
  }),
  factoryReset: rpcMethod({
    description: "Removes settings, logins, certificates, images, keys and logs, then restarts.",
    access: "admin",
    params: Nothing,
    result: Null,
  }),
  resetConfig: rpcMethod({
    description: "Makes every setting the default; the first-run wizard is open at once.",
    access: "admin",
    params: Nothing,
    result: Null,
  }),
  getLocalVersion: rpcMethod({
    description: "Versions of the appliance and of the system below it.",
    access: "read",
    params: Nothing,
    result: LocalVersion,
  }),
  getUpdateStatus: rpcMethod({
    description: "Installed versions, and newer ones if there are any.",
    access: "read",
    params: Nothing,
    result: UpdateStatus,
  }),
  getUpdateStatusChannel: rpcMethod({
    description: "As `getUpdateStatus`, for a channel: `stable`, or `dev` with pre-releases.",
    access: "read",
    params: z.object({
      channel: word(["stable", "dev"], (given) => `invalid channel: ${given}`).optional(),
    }),
    result: UpdateStatus,
  }),
  checkUpdateComponents: rpcMethod({
    description: "Looks up chosen versions of `app` and `system`.",
    access: "read",
    params: UpdateWish,
    result: UpdateStatus,
  }),
  tryUpdate: rpcMethod({
    description: "Begins an update; `otaState` tells how it goes.",
    access: "admin",
    params: Nothing,
    result: Null,
  }),
  tryUpdateComponents: rpcMethod({
    description: "Begins an update to chosen versions; `otaState` tells how it goes.",
    access: "admin",
    params: UpdateWish.extend({ resetConfig: z.boolean().default(false) }),
    result: Null,
  }),
  isUpdatePending: rpcMethod({
    description: "Whether an update is under way.",
    access: "read",
    params: Nothing,
    result: z.boolean(),
  }),
  getAutoUpdateState: rpcMethod({
    description: "Whether updates are installed unasked.",
    access: "read",
    params: Nothing,
    result: z.boolean(),
  }),
  setAutoUpdateState: rpcMethod({
    description: "Has updates installed unasked, or not; answers with the new state.",
    access: "admin",
    params: Enabled,
    result: z.boolean(),
  }),
  getDevChannelState: rpcMethod({
    description: "Whether pre-releases count as updates.",
    access: "read",
    params: Nothing,
    result: z.boolean(),
  }),
  setDevChannelState: rpcMethod({
    description: "Has pre-releases count as updates, or not.",
    access: "admin",
    params: Enabled,
    result: Null,
  }),
};
