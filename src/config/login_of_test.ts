import { strict as assert } from "node:assert";
import { loginOf } from "./login_of.ts";
import { Config } from "./schema.ts";

const token = { id: "1", name: "script", sha256: "aa", scopes: ["read"], created_at: "2026-01-01" };
const BEFORE = Config.parse({ api_tokens: [token] });

Deno.test("passwords and tokens decide who may enter", () => {
  const changes: Partial<Config>[] = [
    { local_auth_mode: "noPassword" },
    { hashed_password: "hash" },
    { api_token_sha256: "bb" },
    { api_tokens: [] },
    { api_tokens: [{ ...token, scopes: ["admin"] }] },
    { api_tokens: [{ ...token, expires_at: "2026-02-01" }] },
  ];
  for (const change of changes) assert.notEqual(loginOf({ ...BEFORE, ...change }), loginOf(BEFORE));
});

Deno.test("the use of a token and other settings do not", () => {
  const after = {
    ...BEFORE,
    keyboard_layout: "de-DE",
    api_tokens: [{ ...token, last_used_at: "2026-01-02" }],
  };
  assert.equal(loginOf(after), loginOf(BEFORE));
});
