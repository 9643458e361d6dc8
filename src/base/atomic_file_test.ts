import { strict as assert } from "node:assert";
import { writeFileAtomic } from "./atomic_file.ts";

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("a file is replaced as a whole, private, with the one before beside it", () =>
  inFolder(async (folder) => {
    const path = `${folder}/settings`;
    await Deno.writeTextFile(`${path}.tmp`, "left by a crash, and longer", { mode: 0o644 });
    for (const text of ["first", "second", "third"]) {
      await writeFileAtomic(path, text, { backup: true });
    }
    assert.equal(await Deno.readTextFile(path), "third");
    assert.equal(await Deno.readTextFile(`${path}.bak`), "second");
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
    const names = [...Deno.readDirSync(folder)].map(({ name }) => name).sort();
    assert.deepEqual(names, ["settings", "settings.bak"]);
  }));

Deno.test("a write that fails leaves the old file", () =>
  inFolder(async (folder) => {
    const path = `${folder}/settings`;
    await writeFileAtomic(path, "old");
    await Deno.mkdir(`${path}.tmp`);
    await assert.rejects(writeFileAtomic(path, "new"));
    assert.equal(await Deno.readTextFile(path), "old");
  }));
