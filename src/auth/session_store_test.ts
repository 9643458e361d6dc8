import { strict as assert } from "node:assert";
import { join } from "node:path";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { DEFAULT_SESSION_LIMITS, sessionLimits } from "./session_limits.ts";
import { SessionStore } from "./session_store.ts";

const DAY_MS = 24 * 60 * 60_000;
const LAPTOP = { address: "192.168.1.20", userAgent: "Firefox" };

/** A store on a folder of its own, and the wall clock as a test turns it. */
class Bench implements AsyncDisposable {
  readonly folder = Deno.makeTempDirSync();
  readonly file = join(this.folder, "sessions.json");
  readonly clock = new FakeClock();
  now = Date.UTC(2026, 10, 24);
  limits = DEFAULT_SESSION_LIMITS;

  async open(): Promise<SessionStore> {
    const store = new SessionStore({
      file: this.file,
      log: silentLogger,
      limits: () => this.limits,
      clock: this.clock,
      wallClock: () => this.now,
    });
    await store.open();
    return store;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.folder, { recursive: true });
  }
}

Deno.test("many logins live side by side and survive a restart", async () => {
  await using bench = new Bench();
  const before = await bench.open();
  const [a, b] = [await before.create(LAPTOP, "p"), await before.create(LAPTOP, "p")];
  await before.close();
  const after = await bench.open();
  assert.ok(after.find(a, "p"));
  assert.ok(after.find(b, "p"));
  assert.equal(after.find("made-up", "p"), undefined);
  assert.deepEqual(after.list("p").map(({ address, userAgent }) => ({ address, userAgent })), [
    LAPTOP,
    LAPTOP,
  ]);
});

Deno.test("the file is for its owner alone and opens no door", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const token = await store.create(LAPTOP, "p");
  assert.equal((await Deno.stat(bench.file)).mode! & 0o777, 0o600);
  assert.ok(!(await Deno.readTextFile(bench.file)).includes(token));
});

Deno.test("a session ends with the password it was opened with", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const token = await store.create(LAPTOP, "old");
  const id = store.find(token, "old")!;
  assert.equal(store.find(token, "new"), undefined);
  assert.equal(store.isOpen(id, "new"), false);
  assert.deepEqual(store.list("new"), []);
});

Deno.test("a renewed session keeps its id and loses its old token", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const old = await store.create(LAPTOP, "p");
  const id = store.find(old, "p")!;
  const token = await store.renew(id, "q");
  assert.equal(store.find(old, "p"), undefined);
  assert.equal(store.find(token!, "q"), id);
  assert.equal(await store.renew("gone", "q"), undefined);
});

Deno.test("one session or all others can be ended, for good", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const tokens = [];
  for (let i = 0; i < 3; i++) tokens.push(await store.create(LAPTOP, "p"));
  const ids = tokens.map((token) => store.find(token, "p")!);
  await store.revoke(ids[0]!);
  await assert.rejects(store.revoke(ids[0]!), { code: "not_found" });
  await store.revokeAll(ids[1]);
  const again = await bench.open();
  assert.deepEqual(again.list("p").map((session) => session.id), [ids[1]]);
});

Deno.test("a session ends after a day without use, and after seven days anyway", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const idle = await store.create(LAPTOP, "p");
  const used = await store.create(LAPTOP, "p");
  for (let day = 1; day <= 6; day++) {
    bench.now += DAY_MS - 1;
    assert.ok(store.find(used, "p"));
  }
  assert.equal(store.find(idle, "p"), undefined);
  bench.now += DAY_MS - 1;
  assert.ok(store.find(used, "p"));
  bench.now += 7;
  assert.equal(store.find(used, "p"), undefined);
  assert.deepEqual(store.list("p"), []);
});

Deno.test("the limits of a session are settings, also for those that are open", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const token = await store.create(LAPTOP, "p");
  bench.limits = sessionLimits({ session_absolute_limit_sec: 600, session_idle_limit_sec: 60 });
  bench.now += 59_999;
  assert.ok(store.find(token, "p"));
  bench.now += 60_000;
  assert.equal(store.find(token, "p"), undefined);
  bench.limits = sessionLimits({ session_absolute_limit_sec: 600, session_idle_limit_sec: 3600 });
  assert.ok(store.find(token, "p"));
  bench.now += 600_000;
  assert.equal(store.find(token, "p"), undefined);
});

Deno.test("a board that boots with its clock in 1970 keeps its logins", async () => {
  await using bench = new Bench();
  const token = await (await bench.open()).create(LAPTOP, "p");
  bench.now = 0;
  assert.ok((await bench.open()).find(token, "p"));
});

Deno.test("use is written after ten minutes, not at each request", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const token = await store.create(LAPTOP, "p");
  const written = await Deno.readTextFile(bench.file);
  bench.now += 5000;
  store.find(token, "p");
  store.find(token, "p");
  assert.equal(await Deno.readTextFile(bench.file), written);
  assert.equal(bench.clock.pending, 1);
  bench.clock.advance(600_000);
  await store.close();
  assert.match(await Deno.readTextFile(bench.file), new RegExp(`"lastSeenAt": ${bench.now}`));
});

Deno.test("the 257th login takes the place of the one idle longest", async () => {
  await using bench = new Bench();
  const store = await bench.open();
  const first = await store.create(LAPTOP, "p");
  bench.now += 1;
  const second = await store.create(LAPTOP, "p");
  bench.now += 1;
  store.find(first, "p");
  await Promise.all(Array.from({ length: 255 }, () => store.create(LAPTOP, "p")));
  assert.equal(store.list("p").length, 256);
  assert.ok(store.find(first, "p"));
  assert.equal(store.find(second, "p"), undefined);
});

Deno.test("a broken file is set aside", async () => {
  await using bench = new Bench();
  for (const broken of ["{", `{"version":1,"sessions":[{"id":1}]}`, "null"]) {
    await Deno.writeTextFile(bench.file, broken);
    const store = await bench.open();
    assert.deepEqual(store.list("p"), []);
    assert.equal(await Deno.readTextFile(`${bench.file}.broken`), broken);
  }
});

Deno.test("a disk that takes no file does not keep its owner out", async () => {
  await using bench = new Bench();
  const store = new SessionStore({ file: join(bench.folder, "no", "s.json"), log: silentLogger });
  assert.ok(store.find(await store.create(LAPTOP, "p"), "p"));
});
