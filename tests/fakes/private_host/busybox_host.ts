import { pathsBelow } from "../../../src/base/paths.ts";
import { MachineHostName } from "../../../src/network/managers/host_name.ts";
import { Udhcpc } from "../../../src/network/managers/udhcpc.ts";
import { LinkReader } from "../../../src/network/state/link_reader.ts";
import { commands, eth0, plugIn, sh } from "./cable.ts";

/**
 * A host without a network manager: applies static settings, takes them back, and prints what the
 * kernel had at each point.
 */
await sh("mount -t tmpfs tmpfs /etc && echo 'nameserver 10.8.0.1' > /etc/resolv.conf");
await plugIn();
await sh("ip link set eth0 up && ip address add 10.8.0.5/16 dev eth0");
await sh("ip route add default via 10.8.0.1 dev eth0");
const paths = pathsBelow("/nonexistent");
const manager = new Udhcpc(commands, new LinkReader(commands, paths), paths);
const own = { ...await eth0(), resolvConf: await Deno.readTextFile("/etc/resolv.conf") };
const snapshot = JSON.parse(JSON.stringify(await manager.snapshot("eth0")));
await manager.apply({
  interfaceName: "eth0",
  ipv4: {
    mode: "static",
    address: "10.9.0.7",
    prefixLength: 24,
    gateway: "10.9.0.1",
    dns: ["10.9.0.1"],
  },
  ipv6: {
    mode: "static",
    address: "2001:db8::7",
    prefixLength: 64,
    gateway: "2001:db8::1",
    dns: [],
  },
  domain: "lan",
  lldp: { receive: false, transmit: false },
});
const applied = { ...await eth0(), resolvConf: await Deno.readTextFile("/etc/resolv.conf") };
await manager.restore(snapshot);
const restored = { ...await eth0(), resolvConf: await Deno.readTextFile("/etc/resolv.conf") };
await manager.apply({
  interfaceName: "eth0",
  ipv4: { mode: "disabled" },
  ipv6: { mode: "disabled" },
  domain: "",
  lldp: { receive: false, transmit: false },
});
const off = (await sh("ip -brief address show dev eth0")).trim().split(/\s+/).slice(2);
await new MachineHostName(commands, { ...paths, runDir: "/nonexistent" }).set("kvm-7");
const hostname = (await sh("uname -n")).trim();
console.log(JSON.stringify({ own, applied, restored, off, hostname }));
