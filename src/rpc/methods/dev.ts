import type { devMethods } from "../../protocol/rpc/dev.ts";
import type { DevMode } from "../../system/dev_mode.ts";
import type { SshKeys } from "../../system/ssh_keys.ts";
import type { AreaHandlers } from "../handlers.ts";

/** Developer mode and SSH. */
export function devHandlers(
  devMode: Pick<DevMode, "enabled" | "set">,
  sshKeys: Pick<SshKeys, "get" | "set">,
): AreaHandlers<typeof devMethods> {
  return {
    getDevModeState: () => ({ enabled: devMode.enabled }),
    setDevModeState: async ({ enabled }) => {
      await devMode.set(enabled);
      return null;
    },
    getSSHKeyState: () => sshKeys.get(),
    setSSHKeyState: async ({ sshKey }) => {
      await sshKeys.set(sshKey);
      return null;
    },
  };
}
