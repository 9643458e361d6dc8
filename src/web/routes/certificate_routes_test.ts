import { strict as assert } from "node:assert";
import { send, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("the authority's certificate is there for all", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const pem = await send(app, "GET", "/device/ca.crt");
  assert.equal(pem.headers.get("content-disposition"), `attachment; filename="testkvm-ca.crt"`);
  assert.equal(await pem.text(), "PEM\n");
  const der = await send(app, "GET", "/device/ca.crt?format=der");
  assert.deepEqual(new Uint8Array(await der.arrayBuffer()), new Uint8Array([0x30]));
  const without = await bench.boot({ authority: () => undefined });
  assert.equal((await send(without, "GET", "/device/ca.crt")).status, 404);
});
