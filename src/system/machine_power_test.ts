import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { FakeCommands } from "../../tests/fakes/commands.ts";
import { MachinePower } from "./machine_power.ts";

function setUp(ownsMachine: boolean) {
  const programs = new FakeCommands();
  const clock = new FakeClock();
  const seen = { restarts: 0 };
  const restartService = () => void seen.restarts++;
  const power = new MachinePower({ ownsMachine, programs, restartService, clock });
  return { power, programs, clock, seen };
}

Deno.test("our own board is rebooted", async () => {
  const { power, programs, seen } = setUp(true);
  await power.restart("machine", false);
  await power.restart("machine", true);
  assert.deepEqual(programs.calls, ["reboot", "reboot -f"]);
  assert.equal(seen.restarts, 0);
});

Deno.test("a board that does not go down gets at least a new program", async () => {
  const { power, clock, seen } = setUp(true);
  await power.restart("machine", false);
  clock.advance(5_000);
  assert.equal(seen.restarts, 1);
});

Deno.test("somebody else's machine is never rebooted", async () => {
  const { power, programs, seen } = setUp(false);
  await power.restart("machine", true);
  assert.deepEqual([programs.calls, seen.restarts], [[], 1]);
});

Deno.test("the program alone can begin anew on the board too", async () => {
  const { power, programs, seen } = setUp(true);
  await power.restart("service", false);
  assert.deepEqual([programs.calls, seen.restarts], [[], 1]);
});

Deno.test("a reboot that cannot be begun is told", async () => {
  const { power, programs, clock, seen } = setUp(true);
  programs.answer("reboot", new Error("reboot is not installed"));
  await assert.rejects(power.restart("machine", false), /not installed/);
  programs.answer("reboot", { code: 1 });
  await assert.rejects(power.restart("machine", false), /reboot failed with exit code 1/);
  clock.advance(60_000);
  assert.equal(seen.restarts, 0);
});
