import { strict as assert } from "node:assert";
import { PASSWORD, send, setUp, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("the addresses of profiles answer, to the developer", async () => {
  await using bench = new WebBench();
  bench.devMode = true;
  const app = await bench.boot();
  await setUp(app);
  const headers = { authorization: `Basic ${btoa(`:${PASSWORD}`)}` };
  for (
    const [method, path, name] of [
      ["GET", "", "pprof"],
      ["GET", "/", "pprof"],
      ["GET", "/heap", "heap"],
      ["POST", "/symbol", "symbol"],
    ] as const
  ) {
    const response = await send(app, method, `/developer/pprof${path}`, { headers });
    assert.equal(await response.text(), `testkvm ${name} not implemented\n`);
  }
});
