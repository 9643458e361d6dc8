import { strict as assert } from "node:assert";
import { readTail } from "./read_tail.ts";

Deno.test("of a long file only its last whole lines are read", async () => {
  const path = await Deno.makeTempFile();
  await Deno.writeTextFile(path, "one\nzwölf\nthree\n");
  assert.equal(await readTail(path, 1_000), "one\nzwölf\nthree\n");
  assert.equal(await readTail(path, 8), "three\n");
  // Cut inside the two bytes of "ö".
  assert.equal(await readTail(path, 11), "three\n");
  await Deno.remove(path);
  assert.equal(await readTail(path, 8), undefined);
  assert.equal(await readTail("/tmp", 8), undefined);
});
