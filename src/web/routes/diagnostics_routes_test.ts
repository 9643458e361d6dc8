import { strict as assert } from "node:assert";
import { send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("diagnostics come as an archive to save, and as one document", async () => {
  await using bench = new WebBench();
  const name = "testkvm-diagnostics-20261124-120000.zip";
  const app = await bench.boot({
    diagnostics: {
      facts: () => Promise.resolve({ uptime: "1" }),
      archive: () => Promise.resolve({ name, bytes: new Uint8Array([0x50, 0x4b]) }),
    },
  });
  const cookie = await setUp(app);
  const archive = await send(app, "GET", "/diagnostics", { cookie });
  assert.equal(archive.headers.get("content-type"), "application/zip");
  assert.equal(archive.headers.get("content-disposition"), `attachment; filename=${name}`);
  assert.deepEqual(await archive.bytes(), new Uint8Array([0x50, 0x4b]));
  const facts = await send(app, "GET", "/diagnostics.json", { cookie });
  assert.deepEqual(await facts.json(), { uptime: "1" });
});
