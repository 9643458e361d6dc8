import { EventBus } from "../../../src/base/event_bus.ts";
import { pathsBelow } from "../../../src/base/paths.ts";
import { LeaseReader } from "../../../src/network/lease/lease_reader.ts";
import { LinkReader } from "../../../src/network/state/link_reader.ts";
import { NetworkStateMonitor } from "../../../src/network/state/network_state_monitor.ts";
import type { KvmEvents } from "../../../src/protocol/events.ts";
import { silentLogger } from "../logger.ts";
import { commands, plugIn, sh } from "./cable.ts";

/**
 * A host whose cable is plugged in, gets an address and is pulled; looks twice at each point and
 * prints what was published.
 */
const paths = pathsBelow("/nonexistent");
const bus = new EventBus<KvmEvents>(() => undefined);
const events: unknown[] = [];
bus.on("networkState", ({ interface_name, up, online, ipv4_addresses, ipv6_gateway }) => {
  events.push({ interface_name, up, online, ipv4_addresses, ipv6_gateway });
});
const monitor = new NetworkStateMonitor({
  links: new LinkReader(commands, paths),
  leases: new LeaseReader(commands, paths),
  bus,
  hostname: () => "kvm",
  log: silentLogger,
});
await look();
await plugIn();
await sh("sysctl -qw net.ipv6.conf.eth0.accept_dad=0 net.ipv6.conf.eth0.addr_gen_mode=1");
await sh("ip address add 10.9.0.7/24 dev eth0 && ip link set eth0 up");
await sh("ip address add 2001:db8::7/64 dev eth0 nodad");
await sh("ip -6 route add default via 2001:db8::1 dev eth0");
await look();
await sh("ip link set peer0 down");
await look();
console.log(JSON.stringify(events));

async function look(): Promise<void> {
  await monitor.refresh();
  await monitor.refresh();
}
