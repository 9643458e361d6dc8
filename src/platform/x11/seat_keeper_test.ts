import { strict as assert } from "node:assert";
import { FakeClock } from "../../../tests/fakes/clock.ts";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { until } from "../../../tests/fakes/until.ts";
import { KvmError } from "../../base/errors.ts";
import { type Life, SeatKeeper } from "./seat_keeper.ts";

/** A keeper whose display never comes up. */
function scene() {
  const clock = new FakeClock();
  let boots = 0;
  const keeper = new SeatKeeper<Life>({
    boot: () => {
      boots++;
      return Promise.reject(new KvmError("unavailable", "no display"));
    },
    log: silentLogger,
    clock,
  });
  return { clock, keeper, boots: () => boots };
}

Deno.test("switching on settles although the display cannot be had, and it is tried again", async () => {
  const { clock, keeper, boots } = scene();
  const power: boolean[] = [];
  keeper.onPower((isOn) => power.push(isOn));
  await keeper.turnOn();
  await keeper.turnOn();
  assert.equal(keeper.isOn, true);
  assert.equal(keeper.life, undefined);
  for (const [waitMs, expected] of [[250, 2], [500, 3], [1000, 4]] as const) {
    await until(() => clock.pending === 1, "the wait for the next try");
    clock.advance(waitMs - 1);
    assert.equal(boots(), expected - 1);
    clock.advance(1);
    await until(() => boots() === expected, "the next try");
  }
  await keeper.turnOff(false);
  assert.equal(clock.pending, 0);
  assert.deepEqual(power, [true, false]);
});

Deno.test("switched off it stays off", async () => {
  const { clock, keeper, boots } = scene();
  await keeper.turnOff(true);
  await keeper.turnOn();
  await keeper.turnOff(false);
  clock.advance(60_000);
  assert.equal(boots(), 1);
  assert.equal(keeper.isOn, false);
});

Deno.test("switching back and forth happens in the order it was asked for", async () => {
  const { keeper, boots } = scene();
  await Promise.all([
    keeper.turnOn(),
    keeper.turnOff(false),
    keeper.turnOn(),
    keeper.turnOff(true),
    keeper.turnOn(),
  ]);
  assert.equal(keeper.isOn, true);
  assert.equal(boots(), 3);
  await keeper.turnOff(true);
});
