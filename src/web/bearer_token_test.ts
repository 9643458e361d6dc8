import { strict as assert } from "node:assert";
import { bearerToken } from "./bearer_token.ts";

Deno.test("the token follows the scheme, in whatever case that is", () => {
  for (const header of ["Bearer rkvm_1", "bearer rkvm_1", "BEARER   rkvm_1 "]) {
    assert.equal(bearerToken(header), "rkvm_1");
  }
});

Deno.test("anything else is no token", () => {
  for (const header of [undefined, "", "Bearer", "Bearer ", "Bearer a b", "Basic YTpi", "rkvm_1"]) {
    assert.equal(bearerToken(header), undefined, String(header));
  }
});
