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

Deno.test("five wrong passwords, then a wait, whatever the body", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  await setUp(app);
  for (let i = 0; i < 5; i++) await expectError(logIn(app, "wrong"), 401, "Invalid password");
  const locked = await logIn(app);
  assert.equal(locked.status, 429);
  assert.equal(locked.headers.get("retry-after"), "901");
  assert.deepEqual(await locked.json(), {
    error: "Too many failed attempts. Please try again later.",
    retry_after: 901,
  });
  const broken = await send(app, "POST", "/auth/login-local", { text: "{" });
  assert.equal(broken.status, 429);
  // Headers that claim another address change nothing; another address does.
  const headers = { "x-forwarded-for": "10.9.9.9", "x-real-ip": "10.9.9.9" };
  assert.equal((await logIn(app, PASSWORD, { headers })).status, 429);
  assert.equal((await logIn(app, PASSWORD, { connection: { address: "10.0.0.1" } })).status, 200);
});

Deno.test("two browsers are in at once; a logout ends its own login", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const first = await setUp(app);
  const second = cookieOf(await logIn(app));
  for (const cookie of [first, second]) {
    assert.equal((await send(app, "GET", "/device", { cookie })).status, 200);
  }
  const logout = await send(app, "POST", "/auth/logout", { cookie: first });
  assert.deepEqual(await logout.json(), { message: "Logout successful" });
  assert.match(logout.headers.get("set-cookie")!, /^__Host-authToken=; .*Max-Age=0/);
  await expectError(send(app, "GET", "/device", { cookie: first }), 401, "Unauthorized");
  assert.equal((await send(app, "GET", "/device", { cookie: second })).status, 200);
});

Deno.test("logins survive a restart", async () => {
  await using bench = new WebBench();
  const cookie = await setUp(await bench.boot());
  assert.equal((await send(await bench.boot(), "GET", "/device", { cookie })).status, 200);
});

Deno.test("a cookie counts on its own scheme alone", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const tls = await setUp(app);
  const token = tls.slice(tls.indexOf("=") + 1);
  const connection = { secure: false };
  const clear = cookieOf(await logIn(app, PASSWORD, { connection }));
  assert.match(clear, /^authToken=/);
  const status = async (cookie: string, secure: boolean) =>
    (await send(app, "GET", "/device", { cookie, connection: { secure } })).status;
  assert.equal(await status(tls, true), 200);
  assert.equal(await status(clear, false), 200);
  assert.equal(await status(tls, false), 401);
  assert.equal(await status(clear, true), 401);
  assert.equal(await status(`authToken=${token}`, true), 401);
});

Deno.test("the password is changed, removed and set again", async () => {
  await using bench = new WebBench();
  const app = await bench.boot();
  const own = await setUp(app);
  const other = cookieOf(await logIn(app));
  const change = { oldPassword: PASSWORD, newPassword: "battery staple" };
  await expectError(
    send(app, "PUT", "/auth/password-local", {
      cookie: own,
      body: { ...change, oldPassword: "no" },
    }),
    401,
    "Incorrect old password",
  );
  const changed = await send(app, "PUT", "/auth/password-local", { cookie: own, body: change });
  assert.deepEqual(await changed.json(), { message: "Password updated successfully" });
  const renewed = cookieOf(changed);
  assert.equal((await send(app, "GET", "/device", { cookie: renewed })).status, 200);
  assert.equal((await send(app, "GET", "/device", { cookie: own })).status, 401);
  assert.equal((await send(app, "GET", "/device", { cookie: other })).status, 401);

  const removed = await send(app, "DELETE", "/auth/local-password", {
    cookie: renewed,
    body: { password: "battery staple" },
  });
  assert.deepEqual(await removed.json(), { message: "Password disabled successfully" });
  assert.match(removed.headers.get("set-cookie")!, /Max-Age=0/);
  assert.equal((await send(app, "GET", "/device")).status, 200);

  const set = await send(app, "POST", "/auth/password-local", { body: { password: PASSWORD } });
  assert.equal(set.status, 201);
  assert.deepEqual(await set.json(), { message: "Password set successfully" });
  assert.equal((await send(app, "GET", "/device")).status, 401);
  assert.equal((await send(app, "GET", "/device", { cookie: cookieOf(set) })).status, 200);
});
