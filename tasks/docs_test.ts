import { strict as assert } from "node:assert";
import { rpcDocument } from "./docs.ts";

Deno.test("docs/rpc.md is what the declarations say; if not, run tasks/docs.ts", async () => {
  const written = await Deno.readTextFile(new URL("../docs/rpc.md", import.meta.url));
  assert.equal(written, await rpcDocument());
});
