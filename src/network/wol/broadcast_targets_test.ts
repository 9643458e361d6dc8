import { strict as assert } from "node:assert";
import { broadcastTargets } from "./broadcast_targets.ts";

Deno.test("each network gets its own broadcast and the limited one", () => {
  const address = (text: string, netmask: string, more = {}) => ({
    family: "IPv4",
    address: text,
    netmask,
    internal: false,
    ...more,
  });
  const targets = broadcastTargets(() => ({
    lo: [address("127.0.0.1", "255.0.0.0", { internal: true })],
    eth0: [
      address("192.168.7.130", "255.255.255.128"),
      address("fd00::1", "ffff:ffff:ffff:ffff::", { family: "IPv6" }),
    ],
    eth1: [address("10.0.0.1", "255.0.0.0")],
    tailscale0: [address("100.64.0.9", "255.255.255.255")],
    p2p0: [address("10.1.1.1", "255.255.255.254")],
    gone: undefined,
  }));
  assert.deepEqual(targets, [
    { from: "192.168.7.130", to: "192.168.7.255" },
    { from: "192.168.7.130", to: "255.255.255.255" },
    { from: "10.0.0.1", to: "10.255.255.255" },
    { from: "10.0.0.1", to: "255.255.255.255" },
  ]);
});
