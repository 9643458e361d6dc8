import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { FakePowerControl } from "../../tests/fakes/power_control.ts";
import { EventBus } from "../base/event_bus.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { Restarter } from "./restarter.ts";

function setUp() {
  const bus = new EventBus<KvmEvents>(() => undefined);
  const notices: unknown[] = [];
  bus.on("willReboot", (notice) => void notices.push(notice));
  const power = new FakePowerControl();
  const clock = new FakeClock();
  const restarter = new Restarter({ power, bus, log: silentLogger, clock });
  return { restarter, notices, power, clock };
}

Deno.test("pages hear of a restart a second before it begins", () => {
  const { restarter, notices, power, clock } = setUp();
  restarter.schedule("machine", true, "test");
  assert.deepEqual(notices, [
    { healthCheck: "/device/status", redirectTo: "/", redirectUrl: "/" },
  ]);
  clock.advance(999);
  assert.deepEqual(power.restarts, []);
  clock.advance(1);
  assert.deepEqual(power.restarts, [{ kind: "machine", force: true }]);
});

Deno.test("impatience does not restart it twice", () => {
  const { restarter, notices, power, clock } = setUp();
  restarter.schedule("machine", false, "test");
  restarter.schedule("machine", true, "test");
  clock.advance(10_000);
  restarter.schedule("machine", false, "test");
  clock.advance(10_000);
  assert.deepEqual([notices.length, power.restarts.length], [1, 1]);
});

Deno.test("a restart that could not be begun may be tried again", async () => {
  const { restarter, power, clock } = setUp();
  power.failure = new Error("no reboot here");
  restarter.schedule("machine", false, "test");
  clock.advance(1_000);
  await Promise.resolve();
  await Promise.resolve();
  power.failure = undefined;
  restarter.schedule("machine", false, "test");
  clock.advance(1_000);
  assert.equal(power.restarts.length, 1);
});
