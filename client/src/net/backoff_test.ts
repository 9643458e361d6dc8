import { strict as assert } from "node:assert";
import { Backoff } from "./backoff.ts";

Deno.test("waits double from 0.3 s to 5 s, and start anew after success", () => {
  const backoff = new Backoff();
  const waits = Array.from({ length: 7 }, () => backoff.next());
  assert.deepEqual(waits, [300, 600, 1200, 2400, 4800, 5000, 5000]);
  backoff.reset();
  assert.equal(backoff.next(), 300);
});
