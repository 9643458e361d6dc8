import { strict as assert } from "node:assert";
import { clearedCookie, readToken, tokenCookie } from "./cookies.ts";

Deno.test("the cookie is bound to its host and its scheme", () => {
  assert.equal(
    tokenCookie("abc", true, 604_800),
    "__Host-authToken=abc; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict; Secure",
  );
  assert.equal(
    tokenCookie("abc", false, 60),
    "authToken=abc; Path=/; Max-Age=60; HttpOnly; SameSite=Strict",
  );
  assert.match(clearedCookie(true), /^__Host-authToken=; .*Max-Age=0/);
});

Deno.test("each scheme reads its own cookie", () => {
  const header = "x=1; authToken=clear; __Host-authToken=tls;y=2";
  assert.equal(readToken(header, true), "tls");
  assert.equal(readToken(header, false), "clear");
  assert.equal(readToken("xauthToken=a; authToken2=b", false), undefined);
  assert.equal(readToken(undefined, false), undefined);
});
