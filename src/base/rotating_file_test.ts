import { strict as assert } from "node:assert";
import { RotatingFile } from "./rotating_file.ts";

Deno.test("a log grows to its limit, keeps two older files, and goes on after a restart", async () => {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/log/app.log`;
  const read = (suffix: string) => Deno.readTextFile(path + suffix);
  try {
    using log = new RotatingFile(path, 10);
    for (const line of ["one 56789\n", "two 56789\n", "three\n"]) log.write(line);
    assert.deepEqual([await read(""), await read(".1"), await read(".2")], [
      "three\n",
      "two 56789\n",
      "one 56789\n",
    ]);
    using again = new RotatingFile(path, 10);
    again.write("4\n");
    again.write("four 6789\n");
    assert.deepEqual([await read(""), await read(".1"), await read(".2")], [
      "four 6789\n",
      "three\n4\n",
      "two 56789\n",
    ]);
    const names = [...Deno.readDirSync(`${folder}/log`)].map(({ name }) => name).sort();
    assert.deepEqual(names, ["app.log", "app.log.1", "app.log.2"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
