import type { Tailscale } from "../../network/tailscale/tailscale.ts";
import type { tailscaleMethods } from "../../protocol/rpc/tailscale.ts";
import type { AreaHandlers } from "../handlers.ts";

/** The Tailscale network. */
export function tailscaleHandlers(tailscale: Tailscale): AreaHandlers<typeof tailscaleMethods> {
  return {
    getTailscaleStatus: () => tailscale.status(),
    getTailscaleControlURL: () => tailscale.controlUrl,
    setTailscaleControlURL: async ({ controlURL }) => {
      await tailscale.setControlUrl(controlURL);
      return null;
    },
    tailscaleUp: () => tailscale.up(),
    tailscaleDown: () => tailscale.down(),
  };
}
