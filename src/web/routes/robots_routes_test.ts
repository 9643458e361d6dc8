import { strict as assert } from "node:assert";
import { send, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("robots stay out", async () => {
  await using bench = new WebBench();
  const robots = await send(await bench.boot(), "GET", "/robots.txt");
  assert.equal(await robots.text(), "User-agent: *\nDisallow: /");
  assert.match(robots.headers.get("cache-control")!, /immutable/);
});
