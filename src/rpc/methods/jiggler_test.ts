import { strict as assert } from "node:assert";
import { fakeCron } from "../../../tests/fakes/cron.ts";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { rpcArea } from "../../../tests/fakes/rpc_area.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { ConfigStore } from "../../config/config_store.ts";
import { Jiggler } from "../../system/jiggler.ts";
import { jigglerHandlers } from "./jiggler.ts";

function setUp<Store extends Pick<ConfigStore, "current" | "update">>(config: Store) {
  const call = rpcArea(jigglerHandlers(
    new Jiggler({
      config,
      readCron: fakeCron,
      idleMs: () => 0,
      nudge: () => undefined,
      log: silentLogger,
    }),
  ));
  return { call, config };
}

const PRESET = {
  inactivity_limit_seconds: 30,
  jitter_percentage: 0,
  schedule_cron_tab: "every 30",
};

Deno.test("the jiggler of a new appliance is off, with upstream's schedule", async () => {
  const { call } = setUp(new MemorySettings());
  assert.equal(await call("getJigglerState"), false);
  assert.deepEqual(await call("getJigglerConfig"), {
    inactivity_limit_seconds: 60,
    jitter_percentage: 25,
    schedule_cron_tab: "0 * * * * *",
    timezone: "UTC",
  });
});

Deno.test("a page sets state and schedule at the same time", async () => {
  const folder = await Deno.makeTempDir();
  const file = `${folder}/config.toml`;
  const { call, config } = setUp(await ConfigStore.open(file, `${folder}/reset`, silentLogger));
  assert.deepEqual(
    await Promise.all([
      call("setJigglerState", { enabled: true }),
      call("setJigglerConfig", { jigglerConfig: PRESET }),
    ]),
    [null, null],
  );
  assert.deepEqual([config.current.jiggler_enabled, config.current.jiggler_config], [true, PRESET]);
  assert.deepEqual(await call("getJigglerConfig"), PRESET);
  assert.equal(await call("setJigglerConfig", { ...PRESET, timezone: "Asia/Tokyo" }), null);
  assert.deepEqual(await call("getJigglerConfig"), { ...PRESET, timezone: "Asia/Tokyo" });
  assert.equal(await call("setJigglerConfig", { ...PRESET, timezone: "" }), null);
  assert.deepEqual(await call("getJigglerConfig"), PRESET);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("a bad schedule is refused in the words that the page looks for", async () => {
  const { call, config } = setUp(new MemorySettings());
  assert.deepEqual(
    await call("setJigglerConfig", { jigglerConfig: { ...PRESET, schedule_cron_tab: "soon" } }),
    {
      error: 'error scheduling jiggler crontab: invalid cron "soon"',
      field: "schedule_cron_tab",
    },
  );
  assert.equal(config.writes, 0);
});
