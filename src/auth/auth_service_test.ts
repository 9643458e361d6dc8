import { strict as assert } from "node:assert";
import { join } from "node:path";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { FakePasswordHasher } from "../../tests/fakes/password_hasher.ts";
import { MemorySettings } from "../../tests/fakes/settings_store.ts";
import { hashApiToken } from "./api_token.ts";
import { AuthService } from "./auth_service.ts";
import type { Principal } from "./port.ts";
import { RateLimiter } from "./rate_limiter.ts";
import { SessionStore } from "./session_store.ts";

const LAPTOP = { address: "192.168.1.20", userAgent: "Firefox" };
const PHONE = { address: "192.168.1.21", userAgent: "Safari" };
const SETUP = { localAuthMode: "password", password: "correct horse" };

class Bench implements AsyncDisposable {
  readonly folder = Deno.makeTempDirSync();
  readonly settings = new MemorySettings();
  readonly auth = new AuthService({
    settings: this.settings,
    sessions: new SessionStore({
      file: join(this.folder, "sessions.json"),
      log: silentLogger,
      clock: new FakeClock(),
    }),
    hasher: new FakePasswordHasher(),
    limiter: new RateLimiter(new FakeClock()),
  });

  /** Sets a password up. @returns The first login. */
  async withPassword(): Promise<{ token: string; principal: Principal }> {
    const token = await this.auth.setup(SETUP, LAPTOP);
    const principal = this.auth.authenticate(token);
    assert.ok(token !== undefined && principal !== undefined);
    return { token, principal };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}

Deno.test("nobody enters before the set-up", async () => {
  await using bench = new Bench();
  assert.equal(bench.auth.isSetup, false);
  assert.equal(bench.auth.authenticate(undefined), undefined);
  assert.equal(bench.auth.authenticate(""), undefined);
  assert.equal(bench.auth.holds({ kind: "anonymous" }), false);
  await assert.rejects(bench.auth.login("anything", LAPTOP), {
    httpStatus: 401,
    message: "Invalid password",
  });
});

Deno.test("a set-up that is refused leaves nothing behind", async () => {
  await using bench = new Bench();
  for (
    const [request, message] of [
      [{ localAuthMode: "password" }, "Password is required for password mode"],
      [{ localAuthMode: "password", password: "" }, "Password is required for password mode"],
      [{ localAuthMode: "password", password: "short" }, "Password must be at least 8 characters"],
      [
        { localAuthMode: "password", password: "x".repeat(73) },
        "Password must be at most 72 characters",
      ],
      [{ localAuthMode: "" }, "Invalid localAuthMode"],
    ] as const
  ) {
    await assert.rejects(bench.auth.setup(request, LAPTOP), { httpStatus: 400, message });
    assert.equal(bench.auth.isSetup, false);
  }
  bench.settings.full = true;
  await assert.rejects(bench.auth.setup(SETUP, LAPTOP), {
    httpStatus: 500,
    message: "Failed to save configuration",
  });
  assert.equal(bench.auth.isSetup, false);
  assert.equal(bench.settings.writes, 0);
});

Deno.test("of two set-ups at once exactly one wins", async () => {
  await using bench = new Bench();
  const results = await Promise.allSettled([
    bench.auth.setup({ localAuthMode: "password", password: "of the first" }, LAPTOP),
    bench.auth.setup({ localAuthMode: "password", password: "of the second" }, PHONE),
    bench.auth.setup({ localAuthMode: "noPassword" }, PHONE),
  ]);
  const lost = results.filter((result) => result.status === "rejected");
  assert.equal(lost.length, 2);
  for (const { reason } of lost) assert.equal(reason.message, "Device is already set up");
  assert.equal(bench.settings.writes, 1);
  const [token] = results.flatMap((result) => result.status === "fulfilled" ? [result.value] : []);
  assert.ok(bench.auth.authenticate(token));
});

Deno.test("logins stand side by side, a logout ends its own", async () => {
  await using bench = new Bench();
  const first = await bench.withPassword();
  const second = await bench.auth.login("correct horse", PHONE);
  assert.ok(bench.auth.authenticate(first.token));
  assert.deepEqual(bench.auth.listSessions().map((session) => session.address), [
    LAPTOP.address,
    PHONE.address,
  ]);
  let changes = 0;
  const unsubscribe = bench.auth.onChange(() => changes++);
  await bench.auth.logout(first.principal);
  unsubscribe();
  assert.equal(changes, 1);
  assert.equal(bench.auth.authenticate(first.token), undefined);
  assert.equal(bench.auth.holds(first.principal), false);
  assert.ok(bench.auth.authenticate(second));
});

Deno.test("five wrong passwords lock the address, at every place that takes one", async () => {
  await using bench = new Bench();
  const { principal } = await bench.withPassword();
  const { auth } = bench;
  const wrong = { httpStatus: 401 };
  await assert.rejects(auth.login("wrong", PHONE), wrong);
  await assert.rejects(
    auth.changePassword({ old: "wrong", new: "new password" }, principal, PHONE),
    { ...wrong, message: "Incorrect old password" },
  );
  await assert.rejects(auth.removePassword("wrong", PHONE), {
    ...wrong,
    message: "Incorrect password",
  });
  await assert.rejects(auth.verifyPassword("wrong", PHONE), wrong);
  await assert.rejects(auth.login("wrong", PHONE), wrong);
  const locked = { httpStatus: 429, retryAfterSec: 901 };
  assert.throws(() => auth.checkAddress(PHONE), locked);
  await assert.rejects(auth.login("correct horse", PHONE), locked);
  await assert.rejects(auth.setup(SETUP, PHONE), locked);
  await assert.rejects(auth.removePassword("correct horse", PHONE), locked);
  assert.ok(await auth.login("correct horse", LAPTOP));
});

Deno.test("a new password ends every other session and renews the caller's", async () => {
  await using bench = new Bench();
  const { token, principal } = await bench.withPassword();
  const other = await bench.auth.login("correct horse", PHONE);
  const change = { old: "correct horse", new: "battery staple" };
  await assert.rejects(
    bench.auth.changePassword({ old: "correct horse", new: "short" }, principal, LAPTOP),
    { httpStatus: 400, message: "Password must be at least 8 characters" },
  );
  const renewed = await bench.auth.changePassword(change, principal, LAPTOP);
  assert.equal(bench.auth.authenticate(token), undefined);
  assert.equal(bench.auth.authenticate(other), undefined);
  assert.deepEqual(bench.auth.authenticate(renewed), principal);
  assert.ok(bench.auth.holds(principal));
  await assert.rejects(bench.auth.login("correct horse", PHONE), { httpStatus: 401 });
  assert.ok(await bench.auth.login("battery staple", PHONE));
});

Deno.test("of two changes of the password at once one wins", async () => {
  await using bench = new Bench();
  const { principal } = await bench.withPassword();
  const results = await Promise.allSettled(
    ["battery one", "battery two"].map((password) =>
      bench.auth.changePassword({ old: "correct horse", new: password }, principal, LAPTOP)
    ),
  );
  assert.deepEqual(results.map((result) => result.status).sort(), ["fulfilled", "rejected"]);
});

Deno.test("the password can be removed, and setting one again shuts everybody out", async () => {
  await using bench = new Bench();
  const { token, principal } = await bench.withPassword();
  await assert.rejects(bench.auth.setPassword("another one", LAPTOP), {
    httpStatus: 400,
    message: "Password already set",
  });
  await bench.auth.removePassword("correct horse", LAPTOP);
  assert.equal(bench.settings.current.hashed_password, undefined);
  assert.deepEqual(bench.auth.authenticate(undefined), { kind: "anonymous" });
  assert.ok(bench.auth.holds(principal));
  await assert.rejects(bench.auth.login("correct horse", LAPTOP), {
    httpStatus: 400,
    message: "Login is disabled in noPassword mode",
  });
  await assert.rejects(bench.auth.removePassword("x", LAPTOP), {
    httpStatus: 400,
    message: "Password mode is not enabled",
  });
  await assert.rejects(bench.auth.setPassword("short", LAPTOP), { httpStatus: 400 });

  const again = await bench.auth.setPassword("battery staple", LAPTOP);
  assert.ok(bench.auth.authenticate(again));
  assert.equal(bench.auth.authenticate(token), undefined);
  assert.equal(bench.auth.holds(principal), false);
  assert.equal(bench.auth.holds({ kind: "anonymous" }), false);
});

Deno.test("one login or all others can be revoked", async () => {
  await using bench = new Bench();
  const { principal } = await bench.withPassword();
  const phone = bench.auth.authenticate(await bench.auth.login("correct horse", PHONE));
  const tablet = bench.auth.authenticate(await bench.auth.login("correct horse", PHONE));
  assert.ok(phone?.kind === "session" && tablet !== undefined);
  await bench.auth.revoke(phone.sessionId);
  await assert.rejects(bench.auth.revoke(phone.sessionId), { code: "not_found" });
  assert.equal(bench.auth.holds(phone), false);
  await bench.auth.revokeOthers(principal);
  assert.equal(bench.auth.holds(tablet), false);
  assert.ok(bench.auth.holds(principal));
});

Deno.test("a reset of the settings by other hands ends the sessions", async () => {
  await using bench = new Bench();
  const { token, principal } = await bench.withPassword();
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "";
    delete draft.hashed_password;
  });
  assert.equal(bench.auth.holds(principal), false);
  await bench.withPassword();
  assert.equal(bench.auth.authenticate(token), undefined);
});

Deno.test("while the settings are locked nobody logs in or sets up", async () => {
  await using bench = new Bench();
  bench.settings.locked = "The settings are broken; leave the file .reset-password";
  const locked = { httpStatus: 503, message: bench.settings.locked };
  await assert.rejects(bench.auth.setup(SETUP, LAPTOP), locked);
  await assert.rejects(bench.auth.login("correct horse", LAPTOP), locked);
  assert.equal(bench.auth.isSetup, true);
  assert.equal(bench.auth.authenticate(undefined), undefined);
});

Deno.test("mode password without a hash locks out, it lets nobody in", async () => {
  await using bench = new Bench();
  await bench.settings.update((draft) => {
    draft.local_auth_mode = "password";
  });
  await assert.rejects(bench.auth.login("", LAPTOP), { httpStatus: 401 });
  assert.equal(bench.auth.authenticate("x"), undefined);
});

Deno.test("a token lets a script in until it is taken back, through any change of the password", async () => {
  await using bench = new Bench();
  const { principal } = await bench.withPassword();
  const { id, token } = await bench.auth.tokens.add({ name: "backup", scopes: ["read"] });
  const script = bench.auth.authenticateToken(token, PHONE);
  assert.deepEqual([script.kind, script.tokenId, script.scopes], ["token", id, ["read"]]);
  const passwords = { old: "correct horse", new: "battery staple" };
  await bench.auth.changePassword(passwords, principal, LAPTOP);
  assert.ok(bench.auth.holds(script));
  let changes = 0;
  bench.auth.onChange(() => changes++);
  await bench.auth.tokens.remove(id);
  assert.equal(changes, 1);
  assert.equal(bench.auth.holds(script), false);
});

Deno.test("wrong tokens lock the address as wrong passwords do, and right ones forgive nothing", async () => {
  await using bench = new Bench();
  await bench.withPassword();
  const { auth } = bench;
  const { token } = await auth.tokens.add({ name: "backup", scopes: ["read"] });
  const wrong = { httpStatus: 401, message: "Unauthorized" };
  for (let i = 0; i < 3; i++) assert.throws(() => auth.authenticateToken("rkvm_0", PHONE), wrong);
  await assert.rejects(auth.login("wrong", PHONE), { httpStatus: 401 });
  assert.ok(auth.authenticateToken(token, PHONE));
  assert.throws(() => auth.authenticateToken("rkvm_0", PHONE), wrong);
  const locked = { httpStatus: 429, retryAfterSec: 901 };
  assert.throws(() => auth.authenticateToken(token, PHONE), locked);
  await assert.rejects(auth.login("correct horse", PHONE), locked);
  assert.ok(auth.authenticateToken(token, LAPTOP));
});

Deno.test("an expired token says so and locks nobody out; before the set-up none counts", async () => {
  await using bench = new Bench();
  await bench.settings.update((draft) => {
    draft.api_tokens = [{
      id: "1",
      name: "guest",
      sha256: hashApiToken("rkvm_x"),
      scopes: ["read"],
      created_at: "2020-01-01T00:00:00Z",
      expires_at: "2020-01-02T00:00:00Z",
    }];
  });
  const enter = () => bench.auth.authenticateToken("rkvm_x", PHONE);
  assert.throws(enter, { httpStatus: 401, message: "Unauthorized" });
  await bench.withPassword();
  for (let i = 0; i < 6; i++) {
    assert.throws(enter, {
      httpStatus: 401,
      message: "The API token guest has expired; make a new one",
    });
  }
});
