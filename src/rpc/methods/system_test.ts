import { strict as assert } from "node:assert";
import { rpcArea } from "../../../tests/fakes/rpc_area.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { KvmError } from "../../base/errors.ts";
import { type OtaState, Updates } from "../../system/updates.ts";
import { systemHandlers } from "./system.ts";

const VERSION = { appVersion: "0.6.0", systemVersion: "1.2.3" };

function setUp() {
  const calls: string[] = [];
  const told: OtaState[] = [];
  const config = new MemorySettings();
  const done = (what: string) => Promise.resolve(void calls.push(what));
  const call = rpcArea(systemHandlers({
    deviceId: "abc",
    version: VERSION,
    capabilities: () => ["tls"],
    restarter: { schedule: (...all) => void calls.push(all.join(" ")) },
    reset: { resetConfig: () => done("reset"), factoryReset: () => done("factory") },
    updates: new Updates({ version: VERSION, config, announce: (state) => void told.push(state) }),
  }));
  return { call, calls, told, config };
}

Deno.test("the appliance says what it is", async () => {
  const { call } = setUp();
  assert.equal(await call("ping"), "pong");
  assert.equal(await call("getDeviceID"), "abc");
  assert.deepEqual(await call("getLocalVersion"), VERSION);
  assert.deepEqual(await call("getDeviceCapabilities"), ["tls"]);
  const zones = await call("getTimezones");
  assert.ok(Array.isArray(zones) && zones.includes("Asia/Tokyo"));
  assert.ok(JSON.stringify(zones).length < 60 * 1024);
});

Deno.test("a reboot is answered and then comes, by force if asked for", async () => {
  const { call, calls } = setUp();
  assert.equal(await call("reboot", { force: true }), null);
  assert.equal(await call("reboot"), null);
  assert.deepEqual(calls, ["machine true asked for by test", "machine false asked for by test"]);
});

Deno.test("both resets are carried out before they are answered", async () => {
  const { call, calls } = setUp();
  assert.equal(await call("resetConfig"), null);
  assert.equal(await call("factoryReset"), null);
  assert.deepEqual(calls, ["reset", "factory"]);
});

Deno.test("a page reads the installed versions although no update can be looked up", async () => {
  const { call } = setUp();
  for (const method of ["getUpdateStatus", "getUpdateStatusChannel"] as const) {
    const status = await call(method, { channel: "dev" });
    assert.ok(typeof status === "object" && status !== null && "local" in status, method);
    assert.deepEqual(status.local, VERSION);
  }
  assert.equal(await call("isUpdatePending"), false);
  assert.deepEqual(await call("getUpdateStatusChannel", { channel: "beta" }), {
    error: "invalid channel: beta",
    field: "channel",
  });
});

Deno.test("an update that is asked for in any form is refused, and pages are told", async () => {
  const { call, told } = setUp();
  const why = /cannot look for updates in|this version cannot look for updates/;
  for (
    const [method, params] of [
      ["checkUpdateComponents", { params: { components: { app: "1.0.0" } } }],
      ["checkUpdateComponents", { components: ["app"], includePreRelease: true }],
      ["tryUpdate", undefined],
      ["tryUpdateComponents", { params: { components: {} }, resetConfig: true }],
    ] as const
  ) {
    const reply = await call(method, params);
    assert.ok(typeof reply === "object" && reply !== null && "error" in reply, method);
    assert.match(String(reply.error), why);
  }
  assert.deepEqual(told.map(({ updating }) => updating), [false, false]);
});

Deno.test("which updates are wanted is answered as upstream does", async () => {
  const { call, config } = setUp();
  assert.equal(await call("setAutoUpdateState", { enabled: false }), false);
  assert.equal(await call("getAutoUpdateState"), false);
  assert.equal(await call("setDevChannelState", { enabled: true }), null);
  assert.equal(await call("getDevChannelState"), true);
  assert.deepEqual(await call("setDevChannelState"), {
    error: "missing parameter: enabled",
    field: "enabled",
  });
  config.full = true;
  assert.deepEqual(await call("setAutoUpdateState", { enabled: true }), {
    error: new KvmError("internal", "Failed to save configuration").message,
    field: undefined,
  });
});
