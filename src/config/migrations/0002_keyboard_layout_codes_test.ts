import { strict as assert } from "node:assert";
import { keyboardLayoutCodes } from "./0002_keyboard_layout_codes.ts";

Deno.test("layouts of older files get the codes of the pages, others stay", () => {
  for (const [old, now] of [["en_US", "en-US"], ["uk", "en-UK"], ["sv-SE", "sv-SE"]]) {
    assert.deepEqual(keyboardLayoutCodes({ keyboard_layout: old }), { keyboard_layout: now });
  }
  assert.deepEqual(keyboardLayoutCodes({}), {});
});
