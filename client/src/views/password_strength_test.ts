import { strict as assert } from "node:assert";
import { passwordBytes, passwordStrength } from "./password_strength.ts";

function score(password: string): number {
  return passwordStrength(password).score;
}

Deno.test("below eight bytes nothing counts", () => {
  assert.equal(score("aB3$xyz"), 0);
  assert.equal(score(""), 0);
});

Deno.test("repeats, runs and common words are weak however long", () => {
  assert.equal(score("aaaaaaaaaaaaaaaa"), 1);
  assert.equal(score("1234567890123456"), 1);
  assert.equal(score("password1"), 1);
});

Deno.test("length and variety are rewarded", () => {
  assert.equal(score("mkvbteqz"), 2);
  assert.ok(score("mkv8teQz$2") >= 3);
  assert.equal(score("correct horse battery staple"), 4);
});

Deno.test("length is counted in bytes, as bcrypt does", () => {
  assert.equal(passwordBytes("grün"), 5);
});
