import { strict as assert } from "node:assert";
import { integer, integerOr, wheelStep } from "./numbers.ts";

Deno.test("numeric text and integral floats are integers, nothing else is", () => {
  const byte = integer(0, 255);
  for (const given of [7, 7.0, "7", " 7 "]) assert.equal(byte.parse(given), 7);
  for (const given of [7.5, "x", "", true, 256, -1]) assert.ok(!byte.safeParse(given).success);
});

Deno.test("an integer with its own refusal quotes what was given", () => {
  const baud = integerOr(50, 4_000_000, (given) => `invalid baud rate: ${given}`);
  assert.equal(baud.parse("9600"), 9600);
  assert.equal(baud.parse(9600), 9600);
  for (const given of ["fast", "", 1.5, 3, null]) {
    const [issue] = baud.safeParse(given).error?.issues ?? [];
    const text = typeof given === "string" ? given : JSON.stringify(given);
    assert.equal(issue?.message, `invalid baud rate: ${text}`);
  }
});

Deno.test("a wheel step is cut toward zero, and never to nothing", () => {
  const steps = [1.2, 0.4, -0.4, -1.9, 0, 900].map((step) => wheelStep.parse(step));
  assert.deepEqual(steps, [1, 1, -1, -1, 0, 127]);
});
