import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { BcryptHasher } from "./password_hasher.ts";

Deno.test("hashes with bcrypt and checks all three spellings of it", async () => {
  const hasher = new BcryptHasher({ cost: 4 });
  try {
    const hash = await hasher.hash("correct horse");
    assert.match(hash, /^\$2b\$04\$.{53}$/);
    assert.equal(await hasher.verify("correct horse", hash), true);
    assert.equal(await hasher.verify("wrong horse", hash), false);
    const php = hash.replace("$2b$", "$2y$");
    const old = hash.replace("$2b$", "$2a$");
    assert.equal(await hasher.verify("correct horse", php), true);
    assert.equal(await hasher.verify("correct horse", old), true);
  } finally {
    hasher.close();
  }
});

Deno.test("an unset password takes the time of a real comparison and is never right", async () => {
  const hasher = new BcryptHasher({ cost: 4 });
  try {
    const start = performance.now();
    assert.equal(await hasher.verify("", undefined), false);
    // Cost 10 takes 60 ms on the fastest machine at hand.
    assert.ok(performance.now() - start > 20);
  } finally {
    hasher.close();
  }
});

Deno.test("a hash that is none is never right", async () => {
  const hasher = new BcryptHasher({ cost: 4 });
  try {
    assert.equal(await hasher.verify("x", "$2b$04$short"), false);
    await assert.rejects(hasher.verify("x", `$9z$04$${"a".repeat(53)}`), { code: "internal" });
    assert.equal(await hasher.verify("a", await hasher.hash("a")), true);
  } finally {
    hasher.close();
  }
});

Deno.test("a task that takes too long costs the worker its place, not the next task", async () => {
  const clock = new FakeClock();
  const hasher = new BcryptHasher({ cost: 4, clock });
  try {
    const slow = hasher.verify("x", `$2b$31$${"a".repeat(53)}`);
    const next = hasher.hash("next");
    clock.advance(20_000);
    await assert.rejects(slow, { code: "internal", message: "The password check took too long" });
    assert.match(await next, /^\$2b\$04/);
  } finally {
    hasher.close();
  }
});

Deno.test("the 33rd waiting task is refused, and closing refuses the rest", async () => {
  const hasher = new BcryptHasher({ cost: 4 });
  const refused = Array.from(
    { length: 33 },
    () => assert.rejects(hasher.verify("x", `$2b$31$${"a".repeat(53)}`), { code: "unavailable" }),
  );
  await assert.rejects(hasher.hash("one too many"), { code: "rate_limited", httpStatus: 429 });
  hasher.close();
  await Promise.all(refused);
  await assert.rejects(hasher.hash("late"), { code: "unavailable" });
});
