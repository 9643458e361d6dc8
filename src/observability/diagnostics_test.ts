import { strict as assert } from "node:assert";
import { join } from "node:path";
import { type Paths, pathsBelow } from "../base/paths.ts";
import { Config } from "../config/schema.ts";
import { Diagnostics } from "./diagnostics.ts";
import { LogRing } from "./log_ring.ts";

const NOW = new Date("2026-11-24T17:08:42Z");

/** Every kind of secret that the settings can hold, and one that only tomorrow's version knows. */
const SECRETS = {
  hashed_password: "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
  local_auth_token: "0c6a8f5e-3b1f-4c59-9a53-2f8d1a7f8e11",
  api_token_sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  cloud_token: "cloud-secret-token",
  google_identity: "audience.apps.example:109876543210",
  mqtt_config: { broker: "mqtt.lan", username: "house", password: 'mq"tt\\pass' },
  api_tokens: [{ id: "1", name: "script", sha256: "feedfacefeedface", created_at: "2026-01-02" }],
  tomorrow: { private_key: "tomorrows-key" },
};
const VALUES = [
  SECRETS.hashed_password,
  SECRETS.local_auth_token,
  SECRETS.api_token_sha256,
  SECRETS.cloud_token,
  SECRETS.google_identity,
  SECRETS.mqtt_config.password,
  "feedfacefeedface",
  "tomorrows-key",
  "proxy-pass",
  "wake-pass",
  "KeyQ",
];

class Bench implements AsyncDisposable {
  readonly paths: Paths = pathsBelow(Deno.makeTempDirSync());
  readonly logs = new LogRing();
  readonly current = Config.parse({
    ...SECRETS,
    network_config: { http_proxy: "http://me:proxy-pass@proxy.lan:3128" },
    wake_on_lan_devices: [{ name: "nas", macAddress: "00:11:22:33:44:55", password: "wake-pass" }],
    keyboard_macros: [{ id: "1", name: "log in", steps: [{ keys: ["KeyQ"], modifiers: [] }] }],
  });

  diagnostics(logFile?: string): Diagnostics {
    return new Diagnostics({
      paths: this.paths,
      config: { current: this.current },
      logs: this.logs,
      ...(logFile === undefined ? {} : { logFile }),
      health: () => ({ status: "degraded", issues: [`cloud: refused ${SECRETS.cloud_token}`] }),
      slug: "kvm",
    });
  }

  async write(path: string, text: string): Promise<void> {
    await Deno.mkdir(join(path, ".."), { recursive: true });
    await Deno.writeTextFile(path, text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.paths.dataDir, { recursive: true });
  }
}

Deno.test("no secret stands anywhere in the archive or the document", async () => {
  await using bench = new Bench();
  const { paths } = bench;
  // Whatever went wrong wrote every one of them into every log, plainly and as JSON.
  const leaky = VALUES.filter((value) => value !== "KeyQ")
    .map((value) => `leaked ${value} ${JSON.stringify({ value })}\n`).join("");
  await bench.write(paths.logFile, leaky);
  await bench.write(`${paths.logFile}.1`, leaky);
  await bench.write(join(paths.crashLogsDir, "kvm-1.log"), leaky);
  await bench.write(join(paths.dataDir, "crashdump", "old.log"), leaky);
  const diagnostics = bench.diagnostics(paths.logFile);
  const { bytes } = await diagnostics.archive(NOW);
  const documents = {
    archive: new TextDecoder().decode(bytes),
    json: JSON.stringify(await diagnostics.facts(NOW)),
  };
  for (const [name, text] of Object.entries(documents)) {
    for (const value of VALUES) {
      assert.ok(!text.includes(value), `${value} in the ${name}`);
      assert.ok(!text.includes(JSON.stringify(value).slice(1, -1)), `${value} in the ${name}`);
    }
    for (const kept of ["mqtt.lan", "house", "proxy.lan", "leaked", "log in"]) {
      assert.ok(text.includes(kept), `${kept} is missing in the ${name}`);
    }
  }
});

Deno.test("the archive holds logs, crashes, settings and the state of the system", async () => {
  await using bench = new Bench();
  const { paths } = bench;
  await bench.write(paths.logFile, "a line\n");
  await bench.write(`${paths.logFile}.1`, "an older line\n");
  await bench.write(join(paths.crashLogsDir, "kvm-1.log"), "crashed\n");
  const { name, bytes } = await bench.diagnostics(paths.logFile).archive(NOW);
  assert.equal(name, "kvm-diagnostics-20261124-170842.zip");
  const text = new TextDecoder().decode(bytes);
  for (
    const part of [
      "app.loga line\n",
      "app.log.1an older line\n",
      "crashes/kvm-1.logcrashed\n",
      'cloud_url = "https://api.rustkvm.com"',
      'system-diagnostics.json{\n  "timestamp": "2026-11-24T17:08:42.000Z",\n  "uptime": "',
    ]
  ) {
    assert.ok(text.includes(part), part);
  }
});

Deno.test("without a log file the lines in memory stand in", async () => {
  await using bench = new Bench();
  bench.logs.add({ timestampMs: NOW.getTime(), level: "WARN", target: "web", message: "slow" });
  const { logs, timestamp } = await bench.diagnostics().facts(NOW);
  assert.deepEqual(logs, { "app.log": "2026-11-24T17:08:42.000Z WARN  web: slow\n" });
  assert.equal(timestamp, "2026-11-24T17:08:42.000Z");
});

Deno.test("a long log is cut from its beginning", async () => {
  await using bench = new Bench();
  const line = `${"x".repeat(99)}\n`;
  await bench.write(bench.paths.logFile, `${line.repeat(20_000)}the end\n`);
  const { logs } = await bench.diagnostics(bench.paths.logFile).facts(NOW);
  assert.ok(logs["app.log"]!.length <= 1024 * 1024);
  assert.ok(logs["app.log"]!.endsWith("the end\n"));
});
