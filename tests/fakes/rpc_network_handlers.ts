import { EventBus } from "../../src/base/event_bus.ts";
import { Machine } from "../../src/network/settings/machine.ts";
import { NetworkSettingsService } from "../../src/network/settings/network_settings.ts";
import { PublicAddresses } from "../../src/network/public_address/public_addresses.ts";
import { Tailscale } from "../../src/network/tailscale/tailscale.ts";
import { WakeOnLan } from "../../src/network/wol/wake_on_lan.ts";
import type { KvmEvents } from "../../src/protocol/events.ts";
import { networkHandlers } from "../../src/rpc/methods/network.ts";
import { tailscaleHandlers } from "../../src/rpc/methods/tailscale.ts";
import { wolHandlers } from "../../src/rpc/methods/wol.ts";
import { FakeCommands } from "./commands.ts";
import { instantClock } from "./instant_clock.ts";
import { silentLogger } from "./logger.ts";
import { FakeNetworkMachine } from "./network_machine.ts";
import type { MemorySettings } from "./settings_store.ts";

/** The real methods of the network, on a machine that stores only; packets go to this host. */
export function fakeNetworkHandlers(folder: string, settings: MemorySettings) {
  const machine = new FakeNetworkMachine("none");
  machine.storesOnly = "this is a test";
  machine.renew = () => Promise.resolve();
  const targets = () => [{ from: "127.0.0.1", to: "127.0.0.1" }];
  return {
    ...networkHandlers({
      monitor: machine.monitor,
      settings: new NetworkSettingsService({
        config: settings,
        machine: new Machine(() => machine, undefined, undefined),
        monitor: machine.monitor,
        bus: new EventBus<KvmEvents>(() => undefined),
        paths: { dataDir: folder, configFile: `${folder}/config.toml` },
        log: silentLogger,
        clock: instantClock,
      }),
      publicAddresses: new PublicAddresses(
        settings,
        (url) => Promise.resolve(url.includes("6") ? "2001:db8::9" : "203.0.113.9"),
        instantClock,
      ),
    }),
    ...wolHandlers(new WakeOnLan(settings, { targets })),
    ...tailscaleHandlers(
      new Tailscale(
        settings,
        new FakeCommands({ "tailscale status": '{"BackendState":"Stopped"}' }),
      ),
    ),
  };
}
