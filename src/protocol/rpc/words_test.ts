import { strict as assert } from "node:assert";
import { word } from "./words.ts";

const mode = word(["cdrom", "file"], (given) => `invalid mode: ${given}`);

Deno.test("a known word passes", () => {
  assert.equal(mode.parse("file"), "file");
});

Deno.test("any other value is refused in the words of the method", () => {
  for (const [given, text] of [["tape", "tape"], [5, "5"], [{ a: 1 }, '{"a":1}'], ["", ""]]) {
    const [issue] = mode.safeParse(given).error?.issues ?? [];
    assert.deepEqual([issue?.code, issue?.message], ["custom", `invalid mode: ${text}`]);
  }
});
