import { strict as assert } from "node:assert";
import { Config } from "../../config/schema.ts";
import type { NetworkSettingsChange } from "../../protocol/rpc/network.ts";
import { changedConfig } from "./changed_config.ts";
import { linkSettings } from "./link_settings.ts";
import { storedSettings } from "./stored_settings.ts";

const untouched = Config.parse({}).network_config;
const ipv4_static = {
  address: "192.168.1.7",
  netmask: "255.255.255.0",
  gateway: "192.168.1.1",
  dns: ["192.168.1.1", ""],
};

/** Asserts that the change is refused in the words that clients look for. */
function refused(change: NetworkSettingsChange, field: string): void {
  assert.throws(() => changedConfig(untouched, change), (error: Error & { field?: string }) => {
    assert.ok(error.message.startsWith(`invalid config: field \`${field}\` `), error.message);
    assert.equal(error.field, field);
    return true;
  });
}

Deno.test("a page that sends its form in DHCP mode changes nothing, whatever its static blocks hold", () => {
  const form = storedSettings(untouched);
  const blocks = [
    { ipv4_static: { ...ipv4_static }, ipv6_static: { prefix: "", gateway: "", dns: [] } },
    { ipv4_static: { address: "", netmask: "", gateway: "", dns: [] } },
    { ipv4_static: { address: "nonsense", netmask: "1", gateway: "2" }, ipv6_static: {} },
  ];
  for (const block of blocks) {
    assert.deepEqual(changedConfig(untouched, { ...form, ...block }), untouched);
  }
});

Deno.test("a static address is taken whole, without the lines that nobody filled in", () => {
  const config = changedConfig(untouched, { ipv4_mode: "static", ipv4_static });
  assert.deepEqual(storedSettings(config).ipv4_static, { ...ipv4_static, dns: ["192.168.1.1"] });
  assert.deepEqual(linkSettings(config, "eth0").ipv4, {
    mode: "static",
    address: "192.168.1.7",
    prefixLength: 24,
    gateway: "192.168.1.1",
    dns: ["192.168.1.1"],
  });
});

Deno.test("back in DHCP mode the static block is remembered, and used again", () => {
  const fixed = changedConfig(untouched, { ipv4_mode: "static", ipv4_static });
  const leased = changedConfig(fixed, { ipv4_mode: "dhcp", ipv4_static: { address: "" } });
  assert.equal(leased.ipv4_static?.address, "192.168.1.7");
  assert.equal(linkSettings(leased, "eth0").ipv4.mode, "dhcp");
  assert.deepEqual(changedConfig(leased, { ipv4_mode: "static" }), fixed);
});

Deno.test("an IPv6 prefix, also as version 0.4.7 sends it", () => {
  const spellings = [
    { prefix: "2001:db8::7/64" },
    { address: "2001:db8::7", prefix: "64" },
    { address: "2001:db8::7", prefix: "/64" },
    { address: "2001:db8::7/64" },
  ];
  for (const ipv6_static of spellings) {
    const config = changedConfig(untouched, { ipv6_mode: "static", ipv6_static });
    assert.equal(config.ipv6_static?.prefix, "2001:db8::7/64");
    const { ipv6 } = linkSettings(config, "eth0");
    assert.deepEqual(ipv6, {
      mode: "static",
      address: "2001:db8::7",
      prefixLength: 64,
      gateway: "",
      dns: [],
    });
  }
});

Deno.test("every wrong field is refused by name", () => {
  const ipv4 = (block: object): NetworkSettingsChange => ({
    ipv4_mode: "static",
    ipv4_static: { ...ipv4_static, ...block },
  });
  const ipv6 = (ipv6_static: object): NetworkSettingsChange => ({
    ipv6_mode: "static",
    ipv6_static,
  });
  refused({}, "settings");
  refused({ ipv4_mode: "auto" }, "ipv4_mode");
  refused({ ipv6_mode: "dhcp" }, "ipv6_mode");
  refused({ lldp_mode: "on" }, "lldp_mode");
  refused({ mdns_mode: "" }, "mdns_mode");
  refused({ dhcp_client: "dhclient" }, "dhcp_client");
  refused({ time_sync_mode: "never" }, "time_sync_mode");
  refused({ time_sync_ordering: ["ntp", "sundial"] }, "time_sync_ordering");
  refused({ time_sync_parallel: 17 }, "time_sync_parallel");
  refused({ time_sync_ntp_servers: ["not a host"] }, "time_sync_ntp_servers");
  refused({ time_sync_http_urls: ["ftp://example.org"] }, "time_sync_http_urls");
  refused({ lldp_tx_tlvs: ["chassis", "wheels"] }, "lldp_tx_tlvs");
  refused({ hostname: "under_score" }, "hostname");
  refused({ hostname: "a".repeat(65) }, "hostname");
  refused({ domain: "-example.org" }, "domain");
  refused({ http_proxy: "proxy:3128" }, "http_proxy");
  refused({ ipv4_mode: "static" }, "ipv4_static.address");
  refused(ipv4({ address: "300.1.1.1" }), "ipv4_static.address");
  refused(ipv4({ address: "127.0.0.1" }), "ipv4_static.address");
  refused(ipv4({ address: "192.168.1.0" }), "ipv4_static.address");
  refused(ipv4({ address: "192.168.1.255" }), "ipv4_static.address");
  refused(ipv4({ netmask: "255.0.255.0" }), "ipv4_static.netmask");
  refused(ipv4({ netmask: "" }), "ipv4_static.netmask");
  refused(ipv4({ gateway: "10.0.0.1" }), "ipv4_static.gateway");
  refused(ipv4({ gateway: "192.168.1.7" }), "ipv4_static.gateway");
  refused(ipv4({ dns: ["dns.example.org"] }), "ipv4_static.dns");
  refused(ipv6({ prefix: "2001:db8::7" }), "ipv6_static.prefix");
  refused(ipv6({ prefix: "2001:db8::7/64", gateway: "10.0.0.1" }), "ipv6_static.gateway");
  refused(ipv6({ prefix: "2001:db8::7/64", dns: ["x"] }), "ipv6_static.dns");
});

Deno.test("null and absence keep a value, an empty one forgets it", () => {
  const named = changedConfig(untouched, {
    hostname: " kvm-7 ",
    domain: "example.org",
    time_sync_ntp_servers: ["pool.ntp.org", "2001:db8::1"],
  });
  assert.deepEqual(changedConfig(named, { hostname: null, time_sync_ntp_servers: null }), named);
  assert.equal(storedSettings(named).hostname, "kvm-7");
  const nameless = changedConfig(named, { hostname: "", domain: "", time_sync_ntp_servers: [] });
  assert.deepEqual(nameless, untouched);
});

Deno.test("the stored settings have their whole shape, empty lists left out", () => {
  const shown = storedSettings({ ...untouched, lldp_tx_tlvs: [] });
  assert.deepEqual(shown, {
    dhcp_client: "udhcpc",
    hostname: null,
    http_proxy: null,
    domain: null,
    ipv4_mode: "dhcp",
    ipv6_mode: "slaac",
    lldp_mode: "basic",
    mdns_mode: "auto",
    time_sync_mode: "ntp_and_http",
    time_sync_ordering: ["ntp", "http"],
    time_sync_disable_fallback: false,
    time_sync_parallel: 4,
  });
});
