import { strict as assert } from "node:assert";
import { HTML, send, WebBench } from "../../tests/fakes/web_bench.ts";

Deno.test("people are sent to HTTPS, scripts are not", async () => {
  await using bench = new WebBench();
  bench.redirectPort = 8443;
  const app = await bench.boot();
  const connection = { secure: false };
  const { headers, status } = await app.app.request(
    "http://kvm.local:8080/settings?x=1",
    { headers: { accept: HTML } },
    { address: "10.0.0.1", ...connection },
  );
  assert.deepEqual([status, headers.get("location")], [
    307,
    "https://kvm.local:8443/settings?x=1",
  ]);
  bench.redirectPort = 443;
  const load = await send(app, "GET", "/", { connection, headers: { accept: HTML } });
  assert.equal(load.headers.get("location"), "https://kvm.local/");
  const script = { connection, headers: { accept: "*/*" } };
  assert.equal((await send(app, "GET", "/device/status", script)).status, 200);
  assert.equal((await send(app, "GET", "/", { headers: { accept: HTML } })).status, 503);
  assert.equal((await send(app, "POST", "/device/setup", script)).status, 400);
});
