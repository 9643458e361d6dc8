import { strict as assert } from "node:assert";
import { send, WebBench } from "../../tests/fakes/web_bench.ts";

Deno.test("a foreign page changes nothing, cookie or not", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const body = { localAuthMode: "noPassword" };
  const from = (headers: Record<string, string>) =>
    send(app, "POST", "/device/setup", { body, headers });
  assert.equal((await from({ origin: "https://evil.example" })).status, 403);
  assert.equal((await from({ "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await from({ origin: "null" })).status, 403);
  assert.equal(bench.settings.current.local_auth_mode, "");
  const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  assert.equal((await send(app, "GET", "/device/status", { headers })).status, 200);
  await bench.settings.update((draft) => {
    draft.allowed_origins = ["https://viewer.example"];
  });
  assert.equal((await from({ origin: "https://viewer.example" })).status, 200);
  const own = { origin: "https://kvm.local", "sec-fetch-site": "same-origin" };
  assert.equal((await send(app, "POST", "/auth/logout", { headers: own })).status, 200);
});
