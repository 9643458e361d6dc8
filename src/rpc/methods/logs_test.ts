import { strict as assert } from "node:assert";
import { rpcArea } from "../../../tests/fakes/rpc_area.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { parseLogFilter, RootLogger } from "../../base/logger.ts";
import { SampleWindow } from "../../base/sample_window.ts";
import { healthBody } from "../../observability/health.ts";
import { LogLevelSetting } from "../../observability/log_level.ts";
import { LogRing } from "../../observability/log_ring.ts";
import { logHandlers } from "./logs.ts";

function setUp() {
  const root = new RootLogger(parseLogFilter("info"), { write: () => undefined });
  const ring = new LogRing();
  ring.listenTo(root);
  const failsafe = { active: true, reason: "video" };
  const health = () =>
    healthBody({
      version: { version: "1", revision: "a", branch: "b", buildDate: "c", platform: "linux/x" },
      uptimeSec: 5,
      video: {
        ready: false,
        streaming: 0,
        error: "no_signal",
        width: 0,
        height: 0,
        fps: 0,
        framesTotal: 0,
        restarts: 0,
      },
      sendTimes: new SampleWindow(),
      usbState: "configured",
      network: { online: true, ip: "10.0.0.2", gateway: null, dns: [] },
      failsafe,
      viewers: 1,
      capabilities: [{ name: "edid", available: false, reason: "no edid here" }],
    }, new Date(0));
  const call = rpcArea(logHandlers({
    health,
    failsafe: () => failsafe,
    ring,
    level: new LogLevelSetting(new MemorySettings(), root),
    log: root.for("rpc"),
  }));
  return { call, ring, health };
}

Deno.test("health over RPC is health over HTTP", async () => {
  const { call, health } = setUp();
  assert.deepEqual(await call("getHealth"), JSON.parse(JSON.stringify(health())));
  assert.deepEqual(await call("getFailsafeMode"), { active: true, reason: "video" });
});

Deno.test("a test line arrives in the log, if its level is logged", async () => {
  const { call } = setUp();
  const lines = async (params = {}) => {
    const entries = await call("getRecentLogs", params) as { level: string; message: string }[];
    return entries.map(({ level, message }) => `${level} ${message}`);
  };
  assert.equal(await call("emitTestLog", { level: "WARN" }), null);
  assert.equal(await call("emitTestLog", { level: "DEBUG" }), null);
  assert.deepEqual(await lines(), ["WARN JSON-RPC test log probe"]);
  assert.equal(await call("setDefaultLogLevel", { level: "DEBUG" }), null);
  assert.equal(await call("getDefaultLogLevel"), "DEBUG");
  assert.equal(await call("emitTestLog", { level: "DEBUG" }), null);
  assert.deepEqual(await lines({ limit: "1" }), ["DEBUG JSON-RPC test log probe"]);
  assert.deepEqual(await lines({ level: "warn" }), ["WARN JSON-RPC test log probe"]);
  assert.deepEqual(await lines({ contains: "nowhere" }), []);
});

Deno.test("a level that there is not is named", async () => {
  const { call } = setUp();
  const refusal = { error: "invalid log level: LOUD", field: "level" };
  for (const method of ["setDefaultLogLevel", "emitTestLog", "getRecentLogs"] as const) {
    assert.deepEqual(await call(method, { level: "LOUD" }), refusal);
  }
});

Deno.test("a reply about the log never exceeds 60 KiB, and keeps the newest lines", async () => {
  const { call, ring } = setUp();
  for (let n = 0; n < 1000; n++) {
    ring.add({ timestampMs: n, level: "INFO", target: "web", message: 'é"\n'.repeat(300) });
  }
  const entries = await call("getRecentLogs") as { timestampMs: number }[];
  const sizeBytes = new TextEncoder().encode(JSON.stringify(entries)).length;
  assert.ok(sizeBytes <= 60 * 1024 && sizeBytes > 55 * 1024, String(sizeBytes));
  assert.equal(entries.at(-1)?.timestampMs, 999);
});
