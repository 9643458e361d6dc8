import type { PublicAddresses } from "../../network/public_address/public_addresses.ts";
import type { NetworkSettingsService } from "../../network/settings/network_settings.ts";
import type { NetworkStateMonitor } from "../../network/state/network_state_monitor.ts";
import type { networkMethods } from "../../protocol/rpc/network.ts";
import type { RpcCaller } from "../../session/services.ts";
import type { AreaHandlers } from "../handlers.ts";

/** What the network methods work on. */
export interface NetworkServices {
  readonly monitor: Pick<NetworkStateMonitor, "refresh" | "state">;
  readonly settings: Pick<NetworkSettingsService, "settings" | "set" | "confirm" | "renewLease">;
  readonly publicAddresses: Pick<PublicAddresses, "known" | "check">;
}

/** The network that the appliance itself is in. */
export function networkHandlers(
  { monitor, settings, publicAddresses }: NetworkServices,
): AreaHandlers<typeof networkMethods> {
  /** A page asks for both once it has set something, over a connection that lived through it. */
  const seen = ({ viewer }: RpcCaller) => {
    if (viewer) settings.confirm();
  };
  return {
    getNetworkState: (_params, caller) => {
      seen(caller);
      return monitor.refresh();
    },
    getNetworkSettings: (_params, caller) => {
      seen(caller);
      return settings.settings;
    },
    setNetworkSettings: (change) => settings.set(change),
    renewDHCPLease: async () => {
      await settings.renewLease();
      return null;
    },
    getPublicIPAddresses: async ({ refresh }) => [
      ...(refresh ? await publicAddresses.check() : publicAddresses.known),
    ],
    checkPublicIPAddresses: async () => {
      await publicAddresses.check();
      return null;
    },
    getNetworkIpAddress: () => monitor.state.ipv4_address ?? monitor.state.ipv6_address ?? "",
  };
}
