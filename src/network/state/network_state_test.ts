import { strict as assert } from "node:assert";
import { NetworkState as Schema } from "../../protocol/rpc/network.ts";
import { ADDRESS_FLAGS } from "./address_flags.ts";
import type { Link, LinkAddress } from "./links.ts";
import { networkState, outline } from "./network_state.ts";

const now = new Date("2026-05-01T12:00:00Z");

function address(text: string, more: Partial<LinkAddress> = {}): LinkAddress {
  const [host = "", length] = text.split("/");
  return {
    family: host.includes(":") ? "inet6" : "inet",
    address: host,
    prefixLength: Number(length),
    broadcast: "",
    scope: 0,
    flags: 0,
    ...more,
  };
}

function link(addresses: LinkAddress[], up = true): Link {
  return { index: 2, name: "eth0", mac: "02:00:00:00:00:01", loopback: false, up, addresses };
}

function stateOf(linkOrNone: Link | undefined, at = now) {
  return networkState({
    link: linkOrNone,
    gateways: [
      { family: "inet6", link: "eth1", address: "fe80::9", metric: 0 },
      { family: "inet6", link: "eth0", address: "fe80::1", metric: 1024 },
    ],
    lease: undefined,
    hostname: "kvm",
    now: at,
  });
}

Deno.test("the whole shape of a machine with both families", () => {
  const state = stateOf(link([
    address("192.168.1.9/24", { flags: ADDRESS_FLAGS.secondary }),
    address("192.168.1.7/24"),
    address("fe80::7/64", { scope: 253 }),
    address("2001:db8::7/64", {
      flags: ADDRESS_FLAGS.deprecated,
      validForSec: 3600,
      preferredForSec: 0,
    }),
  ]));
  assert.deepEqual(state, {
    interface_name: "eth0",
    hostname: "kvm",
    mac_address: "02:00:00:00:00:01",
    up: true,
    online: true,
    ipv4_ready: true,
    ipv6_ready: true,
    ipv4_address: "192.168.1.7",
    ipv6_address: "2001:db8::7",
    ipv6_link_local: "fe80::7",
    ipv6_gateway: "fe80::1",
    ipv4_addresses: ["192.168.1.7/24", "192.168.1.9/24"],
    ipv6_addresses: [{
      address: "2001:db8::7",
      prefix: "2001:db8::7/64",
      valid_lifetime: "2026-05-01T13:00:00.000Z",
      preferred_lifetime: "2026-05-01T12:00:00.000Z",
      scope: 0,
      flags: ADDRESS_FLAGS.deprecated,
      flag_secondary: false,
      flag_permanent: false,
      flag_temporary: false,
      flag_stable_privacy: false,
      flag_deprecated: true,
      flag_optimistic: false,
      flag_dad_failed: false,
      flag_tentative: false,
    }],
    last_updated: "2026-05-01T12:00:00.000Z",
  });
  assert.deepEqual(Schema.parse(state), state);
});

Deno.test("a machine without an interface is offline, and its IPv6 addresses are still a list", () => {
  const state = stateOf(undefined);
  assert.deepEqual([state.online, state.up, state.ipv6_addresses], [false, false, []]);
  assert.deepEqual(Schema.parse(state), state);
});

Deno.test("an address without a cable, or that nobody reaches, is not online", () => {
  assert.equal(stateOf(link([address("10.0.0.2/8")], false)).online, false);
  assert.equal(stateOf(link([address("169.254.3.4/16")])).online, false);
  assert.equal(stateOf(link([address("fe80::1/64")])).online, false);
  assert.equal(
    stateOf(link([address("fd00::1/64", { flags: ADDRESS_FLAGS.tentative })])).online,
    false,
  );
});

Deno.test("time alone makes no new outline, an address does", () => {
  const before = link([address("fd00::1/64", { validForSec: 100 })]);
  const after = link([address("fd00::1/64", { validForSec: 86_400 })]);
  const later = new Date(now.getTime() + 5_000);
  assert.equal(outline(stateOf(before)), outline(stateOf(after, later)));
  const moved = link([address("fd00::2/64", { validForSec: 100 })]);
  assert.notEqual(outline(stateOf(before)), outline(stateOf(moved)));
});
