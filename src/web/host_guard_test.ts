import { strict as assert } from "node:assert";
import { expectError } from "../../tests/fakes/expect_error.ts";
import { send, setUp, WebBench } from "../../tests/fakes/web_bench.ts";
import { HostGuard } from "./host_guard.ts";

function refuses(host: string | undefined, open = true): boolean {
  const guard = new HostGuard({
    open: () => open,
    ownNames: () => ["MyKVM", "kvm.home.example"],
    allowedOrigins: () => ["https://viewer.example:8443"],
  });
  try {
    guard.check(host);
    return false;
  } catch {
    return true;
  }
}

Deno.test("without a password only names of ours are answered", () => {
  for (
    const host of [
      undefined,
      "192.168.1.20",
      "192.168.1.20:8443",
      "[fe80::1]:443",
      "localhost:8080",
      "mykvm",
      "MYKVM.local.",
      "kvm.home.example",
      "viewer.example",
    ]
  ) assert.equal(refuses(host), false, String(host));
  for (
    const host of [
      "",
      "evil.example",
      "mykvm.evil.example",
      "mykvm.example",
      "kvm.home.example.local",
      "192.168.1.20.evil.example",
      "localhost.evil.example",
    ]
  ) {
    assert.equal(refuses(host), true, host);
    assert.equal(refuses(host, false), false, host);
  }
});

Deno.test("a page that was rebound changes nothing and reads nothing on an open device", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({ ownNames: () => ["kvm"] });
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "noPassword";
  });
  const headers = { host: "evil.example", origin: "http://evil.example" };
  const text = 'This device has no password and "evil.example" is not known as its name. ' +
    "Open it by its IP address, set a password there, or list https://evil.example in " +
    "allowed_origins";
  const call = (more = {}) =>
    send(app, "POST", "/device/rpc", { body: {}, headers: { ...headers, ...more } });
  await expectError(call(), 403, text);
  await expectError(send(app, "POST", "/device/setup", { headers, body: {} }), 403, text);
  await expectError(send(app, "GET", "/device/health", { headers }), 403, text);
  assert.equal((await send(app, "GET", "/device/status", { headers })).status, 200);
  assert.equal((await call({ host: "kvm.local", origin: "http://kvm.local" })).status, 200);
  await bench.settings.update((draft) => {
    draft.allowed_origins = ["http://evil.example"];
  });
  assert.equal((await call()).status, 200);
});

Deno.test("with a password any name will do", async () => {
  await using bench = new WebBench();
  const app = await bench.boot({ ownNames: () => [] });
  const cookie = await setUp(app);
  const headers = { host: "kvm.elsewhere.example" };
  assert.equal((await send(app, "GET", "/device", { cookie, headers })).status, 200);
});
