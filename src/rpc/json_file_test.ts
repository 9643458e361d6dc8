import { strict as assert } from "node:assert";
import { z } from "zod";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { JsonFile } from "./json_file.ts";

async function withFile(
  test: (file: JsonFile<z.ZodArray<z.ZodNumber>>, path: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/numbers.json`;
  try {
    await test(new JsonFile(path, z.array(z.number()), [7], silentLogger), path);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("without a file the standard counts", () =>
  withFile(async (file) => {
    assert.deepEqual(await file.read(), [7]);
  }));

Deno.test("a file that cannot be read counts as none", () =>
  withFile(async (file, path) => {
    for (const text of ["", "{", '["a"]']) {
      await Deno.writeTextFile(path, text);
      assert.deepEqual(await file.read(), [7]);
    }
  }));

Deno.test("changes made at once are all kept", () =>
  withFile(async (file) => {
    await Promise.all([1, 2, 3].map((number) => file.change((list) => [...list, number])));
    assert.deepEqual(await file.read(), [7, 1, 2, 3]);
  }));

Deno.test("a change that is refused or cannot be written leaves the old value", () =>
  withFile(async (file, path) => {
    await file.change(() => [1]);
    await assert.rejects(
      file.change(() => {
        throw new RangeError("no");
      }),
      RangeError,
    );
    await Deno.mkdir(`${path}.tmp`);
    await assert.rejects(file.change(() => [2]), { code: "internal" });
    assert.deepEqual(await file.read(), [1]);
  }));
