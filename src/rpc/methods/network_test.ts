import { strict as assert } from "node:assert";
import { FakeNetworkMachine } from "../../../tests/fakes/network_machine.ts";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { rpcArea } from "../../../tests/fakes/rpc_area.ts";
import { fakeNetworkHandlers } from "../../../tests/fakes/rpc_network_handlers.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { KvmError } from "../../base/errors.ts";
import { storedSettings } from "../../network/settings/stored_settings.ts";
import type { RpcCaller } from "../../session/services.ts";
import { networkHandlers } from "./network.ts";

const FORM = {
  ipv4_mode: "dhcp",
  ipv4_static: { address: "", netmask: "", gateway: "", dns: [] },
  ipv6_mode: "slaac",
  ipv6_static: { prefix: "", gateway: "", dns: [] },
  hostname: "kvm-7",
  domain: null,
  time_sync_parallel: "8",
};

function setUp() {
  const settings = new MemorySettings();
  return { settings, call: rpcArea(fakeNetworkHandlers("/nonexistent", settings)) };
}

Deno.test("a page's form is taken wrapped and bare, and the answer is what is asked for next", async () => {
  for (const params of [{ settings: FORM }, FORM]) {
    const { call } = setUp();
    const answer = await call("setNetworkSettings", params);
    assert.deepEqual(await call("getNetworkSettings"), answer);
    const { hostname, domain, ipv4_mode, time_sync_parallel } = answer as Record<string, unknown>;
    assert.deepEqual(
      [hostname, domain, ipv4_mode, time_sync_parallel],
      ["kvm-7", null, "dhcp", 8],
    );
  }
});

Deno.test("a wrong setting is refused by name", async () => {
  const { call, settings } = setUp();
  const wrong = { ...FORM, ipv4_mode: "static" };
  assert.deepEqual(await call("setNetworkSettings", { settings: wrong }), {
    error: 'invalid config: field `ipv4_static.address` must be an IPv4 address, not ""',
    field: "ipv4_static.address",
  });
  assert.deepEqual(await call("setNetworkSettings", { settings: { dhcp_enabled: true } }), {
    error: "invalid config: field `settings` holds no network setting that is known",
    field: "settings",
  });
  assert.equal(settings.writes, 0);
});

Deno.test("the state has the shape of the event, and its address is asked for alone too", async () => {
  const { call } = setUp();
  const { ipv6_addresses, ipv4_address } = await call("getNetworkState") as Record<string, unknown>;
  assert.deepEqual([ipv6_addresses, ipv4_address], [[], "192.168.1.50"]);
  assert.equal(await call("getNetworkIpAddress"), "192.168.1.50");
});

Deno.test("public addresses are a list, asked for anew unless a page does not want that", async () => {
  const { call } = setUp();
  assert.deepEqual(await call("getPublicIPAddresses", { refresh: false }), []);
  const found = await call("getPublicIPAddresses") as { ip: string }[];
  assert.deepEqual(found.map(({ ip }) => ip), ["203.0.113.9", "2001:db8::9"]);
  assert.equal(await call("checkPublicIPAddresses"), null);
  assert.deepEqual(
    (await call("getPublicIPAddresses", { refresh: false }) as { ip: string }[]).length,
    2,
  );
});

/** Services that count confirmations; nothing can be set. */
function services() {
  const machine = new FakeNetworkMachine();
  const counted = { confirmations: 0 };
  return {
    counted,
    monitor: machine.monitor,
    publicAddresses: {
      known: [],
      check: () => Promise.reject(new KvmError("unavailable", "IPv4 check failed: no route")),
    },
    settings: {
      settings: storedSettings(new MemorySettings().current.network_config),
      set: () => Promise.reject(new KvmError("unavailable", "nothing can be set")),
      renewLease: () => Promise.resolve(),
      confirm: () => void counted.confirmations++,
    },
  };
}

Deno.test("offline, public addresses are an error and never null", async () => {
  assert.deepEqual(
    await rpcArea(networkHandlers(services()))("getPublicIPAddresses", { refresh: true }),
    { error: "IPv4 check failed: no route", field: undefined },
  );
});

Deno.test("a page that asks again confirms what it set, a caller from outside does not", async () => {
  const { counted, ...parts } = services();
  const handlers = networkHandlers(parts);
  const page = new FakeCaller();
  await handlers.getNetworkSettings({}, page);
  await handlers.getNetworkState({}, page);
  assert.equal(counted.confirmations, 2);
  const outside: RpcCaller = { name: "api", input: page.input, refusal: () => undefined };
  await handlers.getNetworkState({}, outside);
  assert.equal(counted.confirmations, 2);
});

Deno.test("computers to wake, wrapped and bare, and a packet for one", async () => {
  const { call } = setUp();
  const devices = [{ name: "pc", macAddress: "00:11:22:aa:bb:cc" }];
  assert.equal(await call("setWakeOnLanDevices", { params: { devices } }), null);
  assert.deepEqual(await call("getWakeOnLanDevices"), devices);
  assert.equal(await call("setWakeOnLanDevices", { devices: [] }), null);
  assert.deepEqual(await call("getWakeOnLanDevices"), []);
  assert.equal(await call("sendWOLMagicPacket", devices[0]), null);
  const refused = await call("sendWOLMagicPacket", { macAddress: "x" });
  assert.match((refused as { error: string }).error, /invalid MAC address/);
});

Deno.test("Tailscale's state, its server, up and down", async () => {
  const { call } = setUp();
  const stopped = {
    installed: true,
    running: false,
    backendState: "Stopped",
    controlURL: "https://controlplane.tailscale.com",
  };
  assert.deepEqual(await call("getTailscaleStatus"), stopped);
  assert.deepEqual(await call("tailscaleUp"), stopped);
  assert.deepEqual(await call("tailscaleDown"), stopped);
  assert.equal(await call("setTailscaleControlURL", { controlURL: "https://a.example/" }), null);
  assert.equal(await call("getTailscaleControlURL"), "https://a.example");
  assert.deepEqual(await call("setTailscaleControlURL", { controlURL: "a.example" }), {
    error: "control URL must start with http:// or https://",
    field: "controlURL",
  });
});
