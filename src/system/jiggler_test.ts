import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { fakeCron } from "../../tests/fakes/cron.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { MemorySettings } from "../../tests/fakes/settings_store.ts";
import type { JigglerConfig } from "../config/schema.ts";
import { Jiggler } from "./jiggler.ts";

/** Every minute, for whoever did nothing for a minute. */
const MINUTELY: JigglerConfig = {
  inactivity_limit_seconds: 60,
  jitter_percentage: 50,
  schedule_cron_tab: "every 60",
};

class Bench {
  readonly clock = new FakeClock();
  readonly config = new MemorySettings({ jiggler_enabled: true, jiggler_config: MINUTELY });
  readonly moves: string[] = [];
  /** Added to the clock to make the time of day. */
  offsetMs = 0;
  idleMs = Infinity;
  random = 0;
  readonly jiggler = new Jiggler({
    config: this.config,
    readCron: fakeCron,
    idleMs: () => this.idleMs,
    nudge: (dx, dy) => void this.moves.push(`${this.clock.now()}: ${dx} ${dy}`),
    log: silentLogger,
    clock: this.clock,
    wallClock: () => this.offsetMs + this.clock.now(),
    random: () => this.random,
  });
}

Deno.test("at each moment the mouse goes there and back", () => {
  const { jiggler, clock, moves } = new Bench();
  jiggler.start();
  clock.advance(121_000);
  assert.deepEqual(moves, ["60000: 2 0", "60050: -2 0", "120000: 2 0", "120050: -2 0"]);
});

Deno.test("jitter moves it by a part of the time between two moments", () => {
  const bench = new Bench();
  bench.random = 0.5;
  bench.jiggler.start();
  bench.clock.advance(80_000);
  assert.deepEqual(bench.moves, ["75000: 2 0", "75050: -2 0"]);
});

Deno.test("whoever uses the mouse is left alone", () => {
  const bench = new Bench();
  bench.jiggler.start();
  bench.idleMs = 59_999;
  bench.clock.advance(60_000);
  assert.deepEqual(bench.moves, []);
  bench.idleMs = 60_000;
  bench.clock.advance(60_000);
  assert.deepEqual(bench.moves, ["120000: 2 0"]);
});

Deno.test("it can be switched on and off, and stays so", async () => {
  const { jiggler, clock, config, moves } = new Bench();
  jiggler.start();
  await jiggler.setEnabled(false);
  assert.deepEqual([jiggler.enabled, config.current.jiggler_enabled], [false, false]);
  assert.equal(clock.pending, 0);
  clock.advance(600_000);
  await jiggler.setEnabled(true);
  assert.deepEqual(moves, []);
  clock.advance(60_000);
  assert.equal(moves.length, 1);
});

Deno.test("a new schedule counts at once and is kept", async () => {
  const { jiggler, clock, config, moves } = new Bench();
  jiggler.start();
  const hourly = { ...MINUTELY, schedule_cron_tab: "every 3600" };
  await jiggler.setConfig(hourly);
  clock.advance(3_599_999);
  assert.deepEqual(moves, []);
  clock.advance(1);
  assert.deepEqual(moves, ["3600000: 2 0"]);
  assert.deepEqual(config.current.jiggler_config, hourly);
  assert.deepEqual(jiggler.config, hourly);
});

Deno.test("a schedule that cannot be read changes nothing", async () => {
  const { jiggler, config } = new Bench();
  for (const bad of [{ schedule_cron_tab: "now and then" }, { timezone: "No/Where" }]) {
    await assert.rejects(jiggler.setConfig({ ...MINUTELY, ...bad }), {
      code: "invalid_params",
      message: /^error scheduling jiggler crontab: (invalid cron|unknown zone)/,
    });
  }
  assert.deepEqual([config.writes, config.current.jiggler_config], [0, MINUTELY]);
});

Deno.test("a stored schedule that cannot be read makes it rest, not fail", () => {
  const bench = new Bench();
  bench.config.current = {
    ...bench.config.current,
    jiggler_config: { ...MINUTELY, schedule_cron_tab: "now and then" },
  };
  bench.jiggler.start();
  assert.equal(bench.clock.pending, 0);
});

Deno.test("a clock that is set back does not silence it", () => {
  const bench = new Bench();
  bench.offsetMs = 365 * 24 * 3_600_000;
  bench.jiggler.start();
  bench.offsetMs = 0;
  bench.clock.advance(181_000);
  assert.ok(bench.moves.length >= 2);
});

Deno.test("it leaves no timer behind", () => {
  const { jiggler, clock } = new Bench();
  jiggler.start();
  clock.advance(60_000);
  assert.equal(clock.pending, 1);
  jiggler.stop();
  assert.equal(clock.pending, 0);
});
