import { strict as assert } from "node:assert";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import { send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";
import { KvmError } from "../../base/errors.ts";

Deno.test("an upload reaches whoever began it, piece by piece", async () => {
  await using bench = new WebBench();
  const got: unknown[] = [];
  const app = await bench.boot({
    upload: async ({ id, body, sizeBytes }) => {
      if (id === "upload_full") throw new KvmError("internal", "Failed to write upload data");
      if (id !== "upload_1") return false;
      got.push(await new Response(body).text(), sizeBytes);
      return true;
    },
  });
  const cookie = await setUp(app);
  const upload = (id: string, text?: string) => {
    const headers = text === undefined ? {} : { "content-length": String(text.length) };
    const path = `/storage/upload?uploadId=${id}`;
    return send(app, "POST", path, { cookie, headers, ...(text === undefined ? {} : { text }) });
  };
  const done = await upload("upload_1", "{no json");
  assert.deepEqual(await done.json(), { message: "Upload completed" });
  assert.equal((await upload("upload_1")).status, 200);
  assert.deepEqual(got, ["{no json", 8, "", undefined]);
  await expectError(upload("upload_2", "x"), 404, "Upload not found");
  await expectError(upload("", "x"), 404, "Upload not found");
  await expectError(upload("upload_full", "x"), 500, "Failed to write upload data");
});

Deno.test("a device without uploads knows none", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const cookie = await setUp(app);
  const path = "/storage/upload?uploadId=upload_1";
  await expectError(send(app, "POST", path, { cookie, text: "x" }), 404, "Upload not found");
});
