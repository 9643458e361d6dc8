import { strict as assert } from "node:assert";
import { WheelAccumulator, type WheelInput } from "./wheel.ts";

function pixels(deltaY: number, deltaX = 0): WheelInput {
  return { deltaX, deltaY, deltaMode: 0 };
}

Deno.test("one notch of a mouse wheel is one step, down is negative", () => {
  const wheel = new WheelAccumulator();
  assert.deepEqual(wheel.add(pixels(100)), { y: -1, x: 0 });
  assert.deepEqual(wheel.add({ deltaX: 0, deltaY: -3, deltaMode: 1 }), { y: 1, x: 0 });
});

Deno.test("a wheel that tells its notches is believed, whatever its pixels", () => {
  const wheel = new WheelAccumulator();
  const notch = { deltaX: 0, deltaY: 53, deltaMode: 0, wheelDeltaY: -120 };
  assert.deepEqual(wheel.add(notch), { y: -1, x: 0 });
  assert.deepEqual(wheel.add({ ...notch, wheelDeltaY: -240 }), { y: -2, x: 0 });
});

Deno.test("a touchpad is not taken for a wheel where its numbers look alike", () => {
  const wheel = new WheelAccumulator();
  const swipe = { deltaX: 0, deltaY: 40, deltaMode: 0, wheelDeltaY: -120 };
  assert.equal(wheel.add(swipe), undefined);
  assert.equal(wheel.add(swipe), undefined);
  assert.deepEqual(wheel.add(swipe), { y: -1, x: 0 });
});

Deno.test("the fine steps of a touchpad add up to notches without loss", () => {
  const wheel = new WheelAccumulator();
  let turned = 0;
  for (let i = 0; i < 100; i++) turned += wheel.add(pixels(10))?.y ?? 0;
  assert.equal(turned, -10);
});

Deno.test("a change of direction forgets the part that was gathered", () => {
  const wheel = new WheelAccumulator();
  assert.equal(wheel.add(pixels(90)), undefined);
  assert.equal(wheel.add(pixels(-90)), undefined);
  assert.deepEqual(wheel.add(pixels(-10)), { y: 1, x: 0 });
});

Deno.test("both axes turn on their own, right is positive", () => {
  const wheel = new WheelAccumulator();
  assert.equal(wheel.add(pixels(50, 50)), undefined);
  assert.deepEqual(wheel.add(pixels(0, 50)), { y: 0, x: 1 });
  assert.deepEqual(wheel.add(pixels(50, 0)), { y: -1, x: 0 });
});

Deno.test("a report never leaves the range of a signed byte", () => {
  assert.deepEqual(new WheelAccumulator().add(pixels(1e6)), { y: -127, x: 0 });
});
