import { strict as assert } from "node:assert";
import { refusalFor } from "./refusal.ts";

Deno.test("a login may do everything, a token what its scopes say", () => {
  for (const access of ["read", "control", "power", "admin"] as const) {
    assert.equal(refusalFor({ kind: "anonymous" }, access), undefined);
    assert.equal(refusalFor({ kind: "session", sessionId: "1" }, access), undefined);
  }
  const token = {
    kind: "token",
    tokenId: "1",
    name: "backup",
    scopes: ["read"],
    sha256: "",
  } as const;
  assert.equal(refusalFor(token, "read"), undefined);
  const refusal = refusalFor(token, "power");
  assert.equal(refusal?.httpStatus, 403);
  assert.equal(
    refusal?.message,
    'The API token backup has no scope "power"; use one that has it',
  );
});
