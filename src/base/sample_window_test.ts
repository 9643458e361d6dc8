import { strict as assert } from "node:assert";
import { SampleWindow } from "./sample_window.ts";

Deno.test("quantiles are those of the newest values", () => {
  const window = new SampleWindow(100);
  assert.deepEqual(window.quantiles(0.5), [0]);
  for (let value = -1000; value < 100; value++) window.add(value);
  assert.deepEqual(window.quantiles(0, 0.5, 0.99, 1), [0, 50, 99, 99]);
  assert.equal(window.count, 1100);
});
