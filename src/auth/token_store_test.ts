import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { MemorySettings } from "../../tests/fakes/settings_store.ts";
import { hashApiToken } from "./api_token.ts";
import { TokenStore } from "./token_store.ts";

const MINUTE_MS = 60_000;

class Bench {
  readonly settings = new MemorySettings();
  readonly clock = new FakeClock();
  now = Date.UTC(2026, 10, 24);
  readonly tokens = this.open();

  open(): TokenStore {
    return new TokenStore({
      settings: this.settings,
      clock: this.clock,
      wallClock: () => this.now,
    });
  }

  use(token: string): void {
    const found = this.tokens.find(token);
    assert.ok(found);
    this.tokens.use(found);
  }
}

Deno.test("tokens stand side by side, and of each only the hash is kept", async () => {
  const { tokens, settings } = new Bench();
  const a = await tokens.add({ name: "backup", scopes: ["read"] });
  const b = await tokens.add({ name: "button", scopes: ["power", "power"], expiresInSec: 60 });
  assert.match(a.token, /^rkvm_[0-9a-f]{64}$/);
  assert.equal(tokens.find(a.token)?.id, a.id);
  assert.equal(tokens.find(b.token)?.id, b.id);
  assert.equal(tokens.find(`${a.token}0`), undefined);
  assert.deepEqual(tokens.list(), [
    {
      id: a.id,
      name: "backup",
      scopes: ["read"],
      createdAt: "2026-11-24T00:00:00.000Z",
      expiresAt: null,
      lastUsedAt: null,
    },
    {
      id: b.id,
      name: "button",
      scopes: ["power"],
      createdAt: "2026-11-24T00:00:00.000Z",
      expiresAt: "2026-11-24T00:01:00.000Z",
      lastUsedAt: null,
    },
  ]);
  const kept = JSON.stringify(settings.current);
  assert.ok(kept.includes(hashApiToken(a.token)));
  assert.ok(!kept.includes(a.token.slice(5)));
});

Deno.test("a token that is removed opens nothing, and who it let in is asked again", async () => {
  const { tokens } = new Bench();
  const { id, token } = await tokens.add({ name: "backup", scopes: ["read"] });
  let changes = 0;
  tokens.onChange(() => changes++);
  await tokens.remove(id);
  assert.equal(changes, 1);
  assert.equal(tokens.find(token), undefined);
  assert.equal(tokens.isValid(id, hashApiToken(token)), false);
  await assert.rejects(tokens.remove(id), { code: "not_found" });
});

Deno.test("the token of the original stays valid, as default, with every scope", async () => {
  const { tokens, settings } = new Bench();
  const old = `rkvm_${"0".repeat(64)}`;
  await settings.update((draft) => {
    draft.api_token_sha256 = hashApiToken(old).toUpperCase();
    draft.api_token_created_at = "2026-01-02T03:04:05Z";
  });
  const found = tokens.find(old);
  assert.deepEqual([found?.id, found?.name, found?.createdAt, found?.scopes], [
    "default",
    "default",
    "2026-01-02T03:04:05Z",
    ["read", "control", "power", "admin"],
  ]);
  const renewed = await tokens.createDefault();
  assert.equal(tokens.find(old), undefined);
  assert.equal(tokens.isValid("default", hashApiToken(old)), false);
  assert.equal(tokens.find(renewed)?.id, "default");
  await tokens.removeDefault();
  assert.equal(tokens.find(renewed), undefined);
  await tokens.removeDefault();
  await tokens.createDefault();
  await tokens.remove("default");
  assert.deepEqual(tokens.list(), []);
});

Deno.test("a token ends with its time", async () => {
  const bench = new Bench();
  const issued = await bench.tokens.add({ name: "guest", scopes: ["read"], expiresInSec: 60 });
  const sha256 = hashApiToken(issued.token);
  bench.now += MINUTE_MS - 1;
  assert.ok(!bench.tokens.isExpired(issued));
  assert.ok(bench.tokens.isValid(issued.id, sha256));
  bench.now += 1;
  assert.ok(bench.tokens.isExpired(issued));
  assert.ok(!bench.tokens.isValid(issued.id, sha256));
  assert.ok(bench.tokens.isExpired({ ...issued, expiresAt: "next week" }));
});

Deno.test("a use is known at once and written every ten minutes at most", async () => {
  const bench = new Bench();
  const { id, token } = await bench.tokens.add({ name: "backup", scopes: ["read"] });
  const other = await bench.tokens.createDefault();
  const before = bench.settings.writes;
  const stored = () => bench.settings.current.api_tokens.map((entry) => entry.last_used_at);
  bench.use(token);
  await Promise.resolve();
  assert.deepEqual(stored(), ["2026-11-24T00:00:00.000Z"]);
  for (let i = 0; i < 9; i++) {
    bench.now += MINUTE_MS;
    bench.clock.advance(MINUTE_MS);
    bench.use(token);
  }
  await Promise.resolve();
  assert.equal(bench.settings.writes, before + 1);
  assert.equal(
    bench.tokens.list().find((entry) => entry.id === id)?.lastUsedAt,
    "2026-11-24T00:09:00.000Z",
  );
  bench.use(other);
  await Promise.resolve();
  assert.deepEqual(stored(), ["2026-11-24T00:09:00.000Z"]);
  assert.equal(bench.open().list()[0]?.lastUsedAt, "2026-11-24T00:09:00.000Z");
  assert.equal(bench.settings.writes, before + 2);
});

Deno.test("a full disk keeps no script out, and makes no token that is not kept", async () => {
  const bench = new Bench();
  const { token } = await bench.tokens.add({ name: "backup", scopes: ["read"] });
  bench.settings.full = true;
  bench.use(token);
  await assert.rejects(bench.tokens.add({ name: "two", scopes: ["read"] }), { code: "internal" });
  assert.equal(bench.tokens.list().length, 1);
});

Deno.test("a token with a bad name, no scope or no time is not made", async () => {
  const { tokens } = new Bench();
  await tokens.add({ name: "backup", scopes: ["read"] });
  const good = { name: "new", scopes: ["read"] } as const;
  for (
    const [wanted, field] of [
      [{ ...good, name: " " }, "name"],
      [{ ...good, name: "x".repeat(65) }, "name"],
      [{ ...good, name: "a\nb" }, "name"],
      [{ ...good, scopes: [] }, "scopes"],
      [{ ...good, expiresInSec: 0 }, "expiresInSec"],
      [{ ...good, expiresInSec: 1.5 }, "expiresInSec"],
      [{ ...good, expiresInSec: Infinity }, "expiresInSec"],
    ] as const
  ) await assert.rejects(tokens.add(wanted), { code: "bad_request", field });
  for (const name of ["backup", "default"]) {
    await assert.rejects(tokens.add({ ...good, name }), { code: "conflict" });
  }
  for (let i = 1; i < 32; i++) await tokens.add({ ...good, name: `t${i}` });
  await assert.rejects(tokens.add(good), { code: "conflict", message: /32 tokens/ });
});

Deno.test("a scope that nobody knows counts for nothing", async () => {
  const { tokens, settings } = new Bench();
  await settings.update((draft) => {
    draft.api_tokens = [{
      id: "1",
      name: "later",
      sha256: hashApiToken("rkvm_x"),
      scopes: ["read", "fly"],
      created_at: "2026-01-01T00:00:00Z",
    }];
  });
  assert.deepEqual(tokens.find("rkvm_x")?.scopes, ["read"]);
});
