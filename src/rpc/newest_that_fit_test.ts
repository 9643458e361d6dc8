import { strict as assert } from "node:assert";
import { jsonBytes } from "./json_bytes.ts";
import { newestThatFit } from "./newest_that_fit.ts";

Deno.test("a list that fits stays whole", () => {
  assert.deepEqual(newestThatFit(["a", "b"], 2, 100), ["a", "b"]);
  assert.deepEqual(newestThatFit([], 2, 100), []);
});

Deno.test("the oldest are cut first, by number and by size", () => {
  assert.deepEqual(newestThatFit(["a", "b", "c"], 2, 100), ["b", "c"]);
  const list = Array.from({ length: 100 }, (_, index) => `${index} ${"\u0001ä".repeat(20)}`);
  const cut = newestThatFit(list, 100, 1000);
  assert.equal(cut.at(-1), list.at(-1));
  assert.ok(cut.length > 0 && jsonBytes(cut) <= 1000, String(jsonBytes(cut)));
  assert.ok(jsonBytes(list.slice(-cut.length - 1)) > 1000);
});

Deno.test("one entry that is too large leaves nothing", () => {
  assert.deepEqual(newestThatFit(["a", "x".repeat(200)], 10, 100), []);
});
