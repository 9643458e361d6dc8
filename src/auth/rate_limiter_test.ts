import { strict as assert } from "node:assert";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { KvmError } from "../base/errors.ts";
import { RateLimiter } from "./rate_limiter.ts";

const MINUTE_MS = 60_000;

function wrong(): Promise<never> {
  return Promise.reject(new KvmError("unauthorized", "Invalid password"));
}

/** Guesses until the door is shut. @returns How many guesses there were, and the lock's seconds. */
async function guessUntilLocked(limiter: RateLimiter, address: string): Promise<[number, number]> {
  for (let guesses = 0;; guesses++) {
    try {
      await limiter.guard(address, wrong);
    } catch (error) {
      assert.ok(error instanceof KvmError);
      if (error.code === "rate_limited") return [guesses, error.retryAfterSec ?? 0];
    }
  }
}

Deno.test("the fifth failure still gets its answer, then each lock is longer", async () => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(clock);
  for (const minutes of [15, 30, 60, 120, 120]) {
    assert.deepEqual(await guessUntilLocked(limiter, "10.0.0.1"), [5, minutes * 60 + 1]);
    clock.advance(minutes * MINUTE_MS - 1);
    assert.throws(() => limiter.check("10.0.0.1"), { httpStatus: 429 });
    // An attacker who waits a while does not start over.
    clock.advance(60 * MINUTE_MS);
    limiter.check("10.0.0.1");
  }
});

Deno.test("a day after the last lock all is forgotten", async () => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(clock);
  await guessUntilLocked(limiter, "10.0.0.1");
  clock.advance(15 * MINUTE_MS + 24 * 60 * MINUTE_MS);
  assert.deepEqual(await guessUntilLocked(limiter, "10.0.0.1"), [5, 15 * 60 + 1]);
});

Deno.test("failures are forgotten with their window", async () => {
  const clock = new FakeClock();
  const limiter = new RateLimiter(clock);
  for (let i = 0; i < 4; i++) await assert.rejects(limiter.guard("10.0.0.1", wrong));
  clock.advance(15 * MINUTE_MS);
  assert.deepEqual(await guessUntilLocked(limiter, "10.0.0.1"), [5, 15 * 60 + 1]);
});

Deno.test("a success forgives, a malformed request counts for nothing", async () => {
  const limiter = new RateLimiter(new FakeClock());
  const malformed = () => Promise.reject(new KvmError("bad_request", "Invalid request"));
  for (let i = 0; i < 9; i++) await assert.rejects(limiter.guard("10.0.0.1", malformed));
  for (let i = 0; i < 4; i++) await assert.rejects(limiter.guard("10.0.0.1", wrong));
  assert.equal(await limiter.guard("10.0.0.1", () => Promise.resolve("in")), "in");
  assert.deepEqual((await guessUntilLocked(limiter, "10.0.0.1"))[0], 5);
});

Deno.test("guesses sent at once get five answers, not more", async () => {
  const limiter = new RateLimiter(new FakeClock());
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, () => limiter.guard("10.0.0.1", wrong)),
  );
  const answered = results.filter((result) =>
    result.status === "rejected" && (result.reason as KvmError).code === "unauthorized"
  );
  assert.equal(answered.length, 5);
  assert.throws(() => limiter.check("10.0.0.1"), { retryAfterSec: 15 * 60 + 1 });
});

Deno.test("addresses are apart, spellings and hosts of one network are not", async () => {
  const limiter = new RateLimiter(new FakeClock());
  await guessUntilLocked(limiter, "::ffff:10.0.0.1");
  await guessUntilLocked(limiter, "2001:db8::1");
  assert.throws(() => limiter.check("10.0.0.1"));
  assert.throws(() => limiter.check("2001:db8::beef"));
  limiter.check("10.0.0.2");
});

Deno.test("a crowd of addresses does not wash a lock away", async () => {
  const limiter = new RateLimiter(new FakeClock());
  await guessUntilLocked(limiter, "10.0.0.1");
  for (let i = 0; i < 5000; i++) {
    await assert.rejects(limiter.guard(`10.1.${i >> 8}.${i & 255}`, wrong));
  }
  assert.throws(() => limiter.check("10.0.0.1"), { code: "rate_limited" });
});
