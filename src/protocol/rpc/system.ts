import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Nothing } from "./shapes.ts";

const LocalVersion = z.object({ appVersion: z.string(), systemVersion: z.string() });

const UpdateStatus = z.object({
  local: LocalVersion,
  remote: LocalVersion.nullable(),
  appUpdateAvailable: z.boolean(),
  systemUpdateAvailable: z.boolean(),
  /** Why no newer version could be looked up. */
  error: z.string().optional(),
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
  getFailsafeMode: rpcMethod({
    description: "Whether the appliance runs in failsafe mode, and why.",
    access: "read",
    params: Nothing,
    result: z.object({ active: z.boolean(), reason: z.string() }),
  }),
};
