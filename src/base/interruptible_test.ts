import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { Interruptible } from "./interruptible.ts";

Deno.test("a wait ends with its time", async () => {
  const clock = new FakeClock();
  const waiting = new Interruptible(clock).wait(100);
  clock.advance(100);
  await waiting;
});

Deno.test("an interrupt ends a wait before its time, and takes the timer back", async () => {
  const clock = new FakeClock();
  const pause = new Interruptible(clock);
  const waiting = pause.wait(100);
  pause.interrupt();
  await waiting;
  assert.equal(clock.pending, 0);
});

Deno.test("an interrupt without a wait is not kept for the next one", async () => {
  const clock = new FakeClock();
  const pause = new Interruptible(clock);
  pause.interrupt();
  let over = false;
  const waiting = pause.wait(100).then(() => over = true);
  await Promise.resolve();
  assert.equal(over, false);
  clock.advance(100);
  await waiting;
});
