import { strict as assert } from "node:assert";
import { join } from "node:path";
import { zip } from "./zip.ts";

const TIME = new Date("2026-11-24T17:08:42Z");

Deno.test("an archive begins and ends as the format says", () => {
  const bytes = zip([{ name: "a", bytes: new TextEncoder().encode("123456789") }], TIME);
  // Local header: version 20, UTF-8, stored, 17:08:42, 2026-11-24, CRC-32 of the check string.
  assert.equal(
    bytes.subarray(0, 31).toHex(),
    "504b030414000008" + "00001589785d" + "2639f4cb" + "0900000009000000" + "01000000" + "61",
  );
  assert.equal(bytes.subarray(-22, -18).toHex(), "504b0506");
  assert.equal(zip([], TIME).length, 22);
});

Deno.test("other programs read it", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = join(folder, "test.zip");
    const files = [
      { name: "app.log", bytes: new TextEncoder().encode("one\ntwo\n") },
      { name: "crashes/größe.log", bytes: crypto.getRandomValues(new Uint8Array(60_000)) },
      { name: "empty.json", bytes: new Uint8Array() },
    ];
    await Deno.writeFile(path, zip(files, TIME));
    const script = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for info in archive.infolist():
    print(info.filename, info.date_time, oct(info.external_attr >> 16), archive.read(info).hex())
`;
    const args = ["-c", script, path];
    const python = await new Deno.Command("python3", { args, env: { PYTHONUTF8: "1" } }).output();
    assert.ok(python.success, new TextDecoder().decode(python.stderr));
    const time = "(2026, 11, 24, 17, 8, 42) 0o100600";
    assert.equal(
      new TextDecoder().decode(python.stdout),
      files.map(({ name, bytes }) => `${name} ${time} ${bytes.toHex()}\n`).join(""),
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
