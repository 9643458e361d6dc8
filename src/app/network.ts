import { hostname } from "node:os";
import type { EventBus } from "../base/event_bus.ts";
import type { RootLogger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import type { ConfigStore } from "../config/config_store.ts";
import type { Commands } from "../network/commands/commands.ts";
import { LeaseReader } from "../network/lease/lease_reader.ts";
import { detectNetworkManager } from "../network/managers/detect.ts";
import { MachineHostName } from "../network/managers/host_name.ts";
import { StoredOnly } from "../network/managers/stored_only.ts";
import { fetchText } from "../network/public_address/fetch_text.ts";
import { PublicAddresses } from "../network/public_address/public_addresses.ts";
import { Machine } from "../network/settings/machine.ts";
import { NetworkSettingsService } from "../network/settings/network_settings.ts";
import { LinkReader } from "../network/state/link_reader.ts";
import { NetworkStateMonitor } from "../network/state/network_state_monitor.ts";
import { Tailscale } from "../network/tailscale/tailscale.ts";
import { WakeOnLan } from "../network/wol/wake_on_lan.ts";
import type { KvmEvents } from "../protocol/events.ts";

/** All that has to do with the network. */
export interface Network {
  readonly monitor: NetworkStateMonitor;
  readonly settings: NetworkSettingsService;
  readonly publicAddresses: PublicAddresses;
  readonly wakeOnLan: WakeOnLan;
  readonly tailscale: Tailscale;
}

/** What the network is made of. */
export interface NetworkParts {
  readonly config: ConfigStore;
  readonly paths: Paths;
  readonly bus: EventBus<KvmEvents>;
  readonly commands: Commands;
  readonly logs: RootLogger;
  /** The machine is an appliance of ours; a developer's network is never touched. */
  readonly ownsMachine: boolean;
  /** Host name where the settings have none. */
  readonly fallbackName: string;
}

export function createNetwork(parts: NetworkParts): Network {
  const { config, paths, bus, commands, logs, ownsMachine } = parts;
  const links = new LinkReader(commands, paths);
  const manager = () =>
    ownsMachine
      ? detectNetworkManager({ commands, links, paths })
      : new StoredOnly("the network of this machine is not ours to set");
  const name = ownsMachine ? new MachineHostName(commands, paths) : undefined;
  const monitor = new NetworkStateMonitor({
    links,
    leases: new LeaseReader(commands, paths),
    bus,
    hostname: () => name?.current ?? hostname(),
    log: logs.for("network"),
  });
  return {
    monitor,
    settings: new NetworkSettingsService({
      config,
      machine: new Machine(manager, name, ownsMachine ? parts.fallbackName : undefined),
      monitor,
      bus,
      paths,
      log: logs.for("network"),
    }),
    publicAddresses: new PublicAddresses(config, fetchText),
    wakeOnLan: new WakeOnLan(config),
    tailscale: new Tailscale(config, commands),
  };
}
