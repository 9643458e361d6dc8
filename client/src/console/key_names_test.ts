import { strict as assert } from "node:assert";
import { keyNames } from "./key_names.ts";

Deno.test("held keys are named, modifiers first", () => {
  assert.deepEqual(keyNames({ modifier: 0x05, keys: [0x04, 0x28, 0, 0, 0, 0] }), [
    "Ctrl",
    "Alt",
    "A",
    "Enter",
  ]);
});

Deno.test("nothing held and nothing known name nothing", () => {
  assert.deepEqual(keyNames({ modifier: 0, keys: [0, 0, 0, 0, 0, 0] }), []);
  assert.deepEqual(keyNames(undefined), []);
});
