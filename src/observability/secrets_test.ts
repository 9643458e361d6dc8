import { strict as assert } from "node:assert";
import { Config } from "../config/schema.ts";
import { Secrets } from "./secrets.ts";

const secrets = new Secrets(Config.parse({
  cloud_token: "tok-1234",
  google_identity: "",
  api_tokens: [{ id: "1", name: "script", sha256: "0badcafe", created_at: "2026-01-02" }],
  network_config: { http_proxy: "http://me:p%40ss@proxy:3128", hostname: "kvm" },
  mqtt_config: { password: 'quo"te', username: "alice" },
  tomorrow: { psk: [{ deep: "abyss" }], pin_hash: 1234567 },
  keyboard_macros: [{ id: "1", name: "log in", steps: [{ keys: ["KeyH"] }] }],
}));

Deno.test("a secret of the settings is taken out of any text", () => {
  assert.equal(
    secrets.scrub('tok-1234 0badcafe p@ss p%40ss quo"te abyss 1234567 {"p":"quo\\"te"}'),
    '******** ******** ******** ******** ******** ******** ******** {"p":"********"}',
  );
  for (const kept of ["KeyH", "alice", "script", "2026-01-02", "kvm"]) {
    assert.equal(secrets.scrub(kept), kept);
  }
});

Deno.test("the settings show that a secret is set, and nothing of it", () => {
  assert.equal(secrets.settings["cloud_token"], "********");
  assert.equal(secrets.settings["google_identity"], "");
  assert.deepEqual(secrets.settings["tomorrow"], { psk: "********", pin_hash: "********" });
});

for (
  const [text, left] of [
    [`token rkvm_${"0a".repeat(32)} used`, "token ******** used"],
    ["cookie: __Host-authToken=abc-def; x=1", "cookie: __Host-authToken=********; x=1"],
    ["Authorization: Bearer abcdefgh1234", "Authorization: Bearer ********"],
    ["Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic ********"],
    ["jwt eyJhbGciOi.eyJzdWIi.c2ln end", "jwt ******** end"],
    [`hash $2b$10$${"x".repeat(53)} end`, "hash ******** end"],
    ["a -----BEGIN EC PRIVATE KEY-----\nMHc\n-----END EC PRIVATE KEY----- b", "a ******** b"],
    ["cut -----BEGIN PRIVATE KEY-----\nMHc", "cut ********"],
    ["mqtts://bob:hunter2@broker:8883/x", "mqtts://********@broker:8883/x"],
    ["Basic auth is required", "Basic auth is required"],
    ["see https://example.org/a@b", "see https://example.org/a@b"],
  ] as const
) {
  Deno.test(`what looks like a secret goes: ${text.slice(0, 40)}`, () => {
    assert.equal(secrets.scrub(text), left);
  });
}

Deno.test("a whole document is scrubbed, keys included", () => {
  const when = new Date(0);
  assert.deepEqual(secrets.scrubAll({ a: ["x tok-1234"], "tok-1234": 5, b: { c: null, when } }), {
    a: ["x ********"],
    "********": 5,
    b: { c: null, when },
  });
});
