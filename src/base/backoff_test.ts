import { strict as assert } from "node:assert";
import { Backoff } from "./backoff.ts";

Deno.test("waiting times double to the limit and begin anew after a success", () => {
  const backoff = new Backoff(100, 500);
  assert.deepEqual([1, 2, 3, 4, 5].map(() => backoff.next()), [100, 200, 400, 500, 500]);
  backoff.reset();
  assert.equal(backoff.next(), 100);
});
