import { strict as assert } from "node:assert";
import { send, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("the metrics are for everybody, in Prometheus' format", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({ metrics: () => "rustkvm_app_info 1\n" });
  const metrics = await send(app, "GET", "/metrics");
  assert.equal(metrics.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  assert.equal(await metrics.text(), "rustkvm_app_info 1\n");
});
