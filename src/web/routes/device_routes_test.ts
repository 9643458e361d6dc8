import { strict as assert } from "node:assert";
import { expectError } from "../../../tests/fakes/expect_error.ts";
import {
  cookieOf,
  logIn,
  PASSWORD,
  send,
  setUp,
  WebBench,
} from "../../../tests/fakes/web_bench.ts";

Deno.test("the first run: status, set-up, cookie, device", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const status = await send(app, "GET", "/device/status");
  assert.equal(status.headers.get("access-control-allow-origin"), "*");
  assert.deepEqual(await status.json(), { isSetup: false });
  const preflight = await send(app, "OPTIONS", "/device/status");
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get("access-control-allow-methods"), "GET, OPTIONS");
  await expectError(send(app, "GET", "/device"), 401, "Unauthorized");

  const body = { localAuthMode: "password", password: PASSWORD };
  const setup = await send(app, "POST", "/device/setup", { body });
  assert.equal(setup.status, 200);
  assert.deepEqual(await setup.json(), { message: "Device setup completed successfully" });
  const cookie = cookieOf(setup);
  assert.match(cookie, /^__Host-authToken=.{43}$/);
  assert.deepEqual(await (await send(app, "GET", "/device/status")).json(), { isSetup: true });
  assert.deepEqual(await (await send(app, "GET", "/device", { cookie })).json(), {
    authMode: "password",
    deviceId: "device-1",
    loopbackOnly: false,
  });
  await expectError(
    send(app, "POST", "/device/setup", { body }),
    400,
    "Device is already set up",
  );
});

Deno.test("a set-up without a password leaves the device as it was", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  for (
    const [body, error] of [
      [{ localAuthMode: "password" }, "Password is required for password mode"],
      [{ localAuthMode: "password", password: null }, "Password is required for password mode"],
      [{ localAuthMode: "password", password: "short" }, "Password must be at least 8 characters"],
      [{ localAuthMode: "password", password: 12345678 }, "Invalid request"],
      [{ localAuthMode: "admin" }, "Invalid localAuthMode"],
      [{}, "Invalid localAuthMode"],
    ] as const
  ) {
    await expectError(send(app, "POST", "/device/setup", { body }), 400, error);
    assert.deepEqual(await (await send(app, "GET", "/device/status")).json(), { isSetup: false });
  }
});

Deno.test("a device without a password asks for no cookie and gives none", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const setup = await send(app, "POST", "/device/setup", { body: { localAuthMode: "noPassword" } });
  assert.equal(setup.headers.get("set-cookie"), null);
  assert.equal((await (await send(app, "GET", "/device")).json()).authMode, "noPassword");
  await expectError(logIn(app), 400, "Login is disabled in noPassword mode");
});

Deno.test("a call of the API reaches its callback, a notification has no reply", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const cookie = await setUp(app);
  const reply = await send(app, "POST", "/device/rpc", { cookie, body: { id: 1 } });
  assert.deepEqual(await reply.json(), { result: { id: 1 } });
  assert.equal((await send(app, "POST", "/device/rpc", { cookie, body: null })).status, 204);
  const health = await send(app, "GET", "/device/health", { cookie });
  assert.equal(health.headers.get("cache-control"), "no-store");
  assert.deepEqual(await health.json(), { status: "ok" });
});

Deno.test("while the settings are locked the page learns why", async () => {
  await using bench = new WebBench();
  bench.settings.locked = "The settings are broken";
  const app = await bench.boot();
  const status = await send(app, "GET", "/device/status");
  assert.deepEqual(await status.json(), { isSetup: true, locked: "The settings are broken" });
  await expectError(logIn(app), 503, "The settings are broken");
  await expectError(send(app, "GET", "/device"), 401, "Unauthorized");
});
