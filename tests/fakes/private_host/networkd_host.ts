import { EventBus } from "../../../src/base/event_bus.ts";
import { pathsBelow } from "../../../src/base/paths.ts";
import { LeaseReader } from "../../../src/network/lease/lease_reader.ts";
import { detectNetworkManager } from "../../../src/network/managers/detect.ts";
import { MachineHostName } from "../../../src/network/managers/host_name.ts";
import { Machine } from "../../../src/network/settings/machine.ts";
import { NetworkSettingsService } from "../../../src/network/settings/network_settings.ts";
import { LinkReader } from "../../../src/network/state/link_reader.ts";
import { NetworkStateMonitor } from "../../../src/network/state/network_state_monitor.ts";
import type { KvmEvents } from "../../../src/protocol/events.ts";
import { silentLogger } from "../logger.ts";
import { MemorySettings } from "../settings_store.ts";
import { until } from "../until.ts";
import { commands, eth0, plugIn, sh } from "./cable.ts";

/**
 * A host whose network a real systemd-networkd manages: sets a static address, dies, starts again,
 * and prints what the kernel had at each point.
 */
await sh(
  "mount -t tmpfs -o mode=755 tmpfs /run && mount -t tmpfs -o mode=755 tmpfs /etc/systemd/network",
);
await sh(
  "mkdir -p /run/systemd/netif /run/dbus && chown systemd-network:systemd-network /run/systemd/netif",
);
await plugIn();
const daemons = [daemon("dbus-daemon", "--system", "--nofork", "--nopidfile")];
await until(() => exists("/run/dbus/system_bus_socket"), "D-Bus");
daemons.push(daemon("/lib/systemd/systemd-networkd"));
const folder = await Deno.makeTempDir();
try {
  await until(() => exists("/run/systemd/netif/state"), "systemd-networkd");
  await until(
    async () => (await commands.run("networkctl", ["list"])).stdout.includes("eth0"),
    "systemd-networkd to answer",
  );
  const config = new MemorySettings();
  const manager = boot(config);
  const settings = await manager.set({
    ipv4_mode: "static",
    ipv4_static: { address: "10.9.0.7", netmask: "255.255.255.0", gateway: "10.9.0.1" },
    ipv6_mode: "static",
    ipv6_static: { prefix: "2001:db8::7/64", gateway: "2001:db8::1" },
  });
  const applied = await eth0();
  const gateways = await until(async () => {
    const now = await eth0();
    return now.gateways.length === 2 && now.gateways.sort();
  }, "both gateways");
  const name = detect().name;
  const reborn = boot(config);
  await reborn.start();
  await until(async () => (await eth0()).addresses.length === 0, "the change to be taken back");
  console.log(JSON.stringify({
    manager: name,
    mode: settings.ipv4_mode,
    applied: applied.addresses,
    gateways,
    modeAfterCrash: reborn.settings.ipv4_mode,
  }));
} finally {
  for (const child of daemons) child.kill("SIGTERM");
  await Deno.remove(folder, { recursive: true });
}
Deno.exit(0);

function detect() {
  const paths = pathsBelow(folder);
  return detectNetworkManager({ commands, paths, links: new LinkReader(commands, paths) });
}

function boot(config: MemorySettings): NetworkSettingsService {
  const paths = pathsBelow(folder);
  const bus = new EventBus<KvmEvents>(() => undefined);
  const hostName = new MachineHostName(commands, paths);
  return new NetworkSettingsService({
    config,
    bus,
    paths,
    machine: new Machine(detect, hostName, undefined),
    monitor: new NetworkStateMonitor({
      links: new LinkReader(commands, paths),
      leases: new LeaseReader(commands, paths),
      bus,
      hostname: () => hostName.current,
      log: silentLogger,
    }),
    log: silentLogger,
  });
}

function daemon(program: string, ...args: string[]): Deno.ChildProcess {
  return new Deno.Command(program, { args, stdin: "null", stdout: "null", stderr: "null" }).spawn();
}

function exists(path: string): boolean {
  try {
    Deno.lstatSync(path);
    return true;
  } catch {
    return false;
  }
}
