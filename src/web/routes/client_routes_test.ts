import { strict as assert } from "node:assert";
import { join } from "node:path";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import { HTML, send, WebBench } from "../../../tests/fakes/web_bench.ts";

Deno.test("the page answers at every address that is no API", async () => {
  await using bench = new WebBench();
  await bench.buildClient();
  const app = await bench.boot();
  for (const path of ["/", "/settings/network", "/login-local", "/devices/1", "/favicon.ico"]) {
    const response = await send(app, "GET", path, { headers: { accept: HTML } });
    assert.equal(response.status, 200);
    assert.equal(await response.text(), "<p>the page</p>");
    assert.equal(response.headers.get("cache-control"), null);
  }
  assert.equal((await send(app, "GET", "/any")).status, 200);
  const head = await send(app, "HEAD", "/any");
  assert.deepEqual([head.status, await head.text()], [200, ""]);
  for (const path of ["/device/unknown", "/auth", "/webrtc/x", "/cloud/x", "/static/x.js"]) {
    await expectError(send(app, "GET", path, { headers: { accept: HTML } }), 404, "Not found");
  }
  await expectError(
    send(app, "GET", "/any", { headers: { accept: "image/png" } }),
    404,
    "Not found",
  );
  await expectError(send(app, "POST", "/any", { headers: { accept: HTML } }), 404, "Not found");
  await expectError(send(app, "DELETE", "/device"), 404, "Not found");
});

Deno.test("our own page may load nothing from elsewhere, a foreign build may", async () => {
  await using bench = new WebBench();
  await bench.buildClient();
  const own = await send(await bench.boot(), "GET", "/");
  const policy = own.headers.get("content-security-policy") ?? "";
  assert.match(policy, /script-src 'self';/);
  assert.match(policy, /connect-src 'self' wss:\/\/kvm\.local /);
  assert.equal(own.headers.get("referrer-policy"), "no-referrer");
  const foreign = await send(await bench.boot({}, false), "GET", "/");
  assert.equal(foreign.headers.get("content-security-policy"), null);
  assert.equal(foreign.headers.get("x-frame-options"), "DENY");
});

Deno.test("the client's files are below /static, and nothing else is", async () => {
  await using bench = new WebBench();
  await bench.buildClient();
  await Deno.writeTextFile(join(bench.folder, "secret.txt"), "secret");
  const app = await bench.boot();
  const file = await send(app, "GET", "/static/assets/immutable/a.js");
  assert.equal(await file.text(), "1");
  const ifNoneMatch = { "if-none-match": file.headers.get("etag") ?? "" };
  const again = await send(app, "GET", "/static/assets/immutable/a.js", { headers: ifNoneMatch });
  assert.equal(again.status, 304);
  for (const path of ["/static/%2e%2e/secret.txt", "/static/..%2fsecret.txt", "/static/%"]) {
    const response = await send(app, "GET", path, { headers: { accept: "text/plain" } });
    assert.equal(response.status, 404, path);
  }
});

Deno.test("as long as the client is not built the page says how", async () => {
  await using bench = new WebBench();
  const response = await send(await bench.boot(), "GET", "/", { headers: { accept: HTML } });
  assert.equal(response.status, 503);
  assert.match(await response.text(), /Test KVM is running.*deno task client/s);
});
