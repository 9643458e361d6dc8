import { strict as assert } from "node:assert";
import { MemorySettings } from "../../tests/fakes/settings_store.ts";
import type { LogLevel } from "../base/logger.ts";
import { LogLevelSetting } from "./log_level.ts";

function setUp(default_log_level?: string) {
  const config = new MemorySettings(default_log_level === undefined ? {} : { default_log_level });
  const logs: { level: LogLevel } = { level: "info" };
  return { config, logs, setting: new LogLevelSetting(config, logs) };
}

Deno.test("a new level counts at once and is kept", async () => {
  const { config, logs, setting } = setUp();
  assert.equal(setting.stored, "INFO");
  await setting.set("DEBUG");
  assert.deepEqual([logs.level, config.current.default_log_level], ["debug", "DEBUG"]);
  await setting.set("warn");
  assert.deepEqual([logs.level, setting.stored], ["warn", "WARN"]);
});

Deno.test("a level that there is not changes nothing", async () => {
  const { config, logs, setting } = setUp();
  await assert.rejects(setting.set("LOUD"), {
    code: "invalid_params",
    message: "invalid log level: LOUD",
  });
  assert.deepEqual([logs.level, config.writes], ["info", 0]);
});

Deno.test("a level that cannot be stored does not count", async () => {
  const { config, logs, setting } = setUp();
  config.full = true;
  await assert.rejects(setting.set("TRACE"), { code: "internal" });
  assert.equal(logs.level, "info");
});

Deno.test("a stored word that is no level counts as INFO", () => {
  const { logs, setting } = setUp("verbose");
  setting.apply();
  assert.equal(logs.level, "info");
});
