import { strict as assert } from "node:assert";
import { CHORDS, CTRL_ALT_DEL, SINGLE_KEYS, usagesOf } from "./chords.ts";

Deno.test("Ctrl-Alt-Del is pressed modifiers first", () => {
  assert.deepEqual(usagesOf(CTRL_ALT_DEL), [0xe0, 0xe2, 0x4c]);
});

Deno.test("every key of every chord has a usage and every chord its own id", () => {
  const all = [...CHORDS, ...SINGLE_KEYS];
  for (const chord of all) assert.equal(usagesOf(chord).length, chord.codes.length, chord.id);
  assert.equal(new Set(all.map((chord) => chord.id)).size, all.length);
});
