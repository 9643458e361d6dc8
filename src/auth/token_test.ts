import { strict as assert } from "node:assert";
import { credentialOf, hashToken, newToken } from "./token.ts";

Deno.test("tokens are long, safe in a cookie and never the same", () => {
  assert.match(newToken(), /^[\w-]{43}$/);
  assert.notEqual(newToken(), newToken());
  assert.notEqual(hashToken("a"), hashToken("b"));
});

Deno.test("each setting of a password has its own name", () => {
  assert.match(credentialOf("$2b$10$x"), /^[\w-]{16}$/);
  assert.notEqual(credentialOf("$2b$10$x"), credentialOf("$2b$10$y"));
});
