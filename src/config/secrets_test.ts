import { strict as assert } from "node:assert";
import { z } from "zod";
import { Config } from "./schema.ts";
import { HARMLESS_KEYS, MASK, SECRET_KEYS, smellsOfSecret, withoutSecrets } from "./secrets.ts";

/** Names of all keys of a schema, those of tables and lists of tables included. */
function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([key, value]) => [key, ...keysOf(value)]);
  }
  if (schema instanceof z.ZodArray) return keysOf(schema.element);
  if (
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault || schema instanceof z.ZodCatch
  ) return keysOf(schema.def.innerType);
  return [];
}

Deno.test("each setting whose name smells of a secret is one, or known to be none", () => {
  const keys = keysOf(Config);
  for (const known of ["hashed_password", "sha256", "broadcastIP", "steps"]) {
    assert.ok(keys.includes(known), `the walk does not reach ${known}`);
  }
  const unknown = keys.filter(smellsOfSecret)
    .filter((key) => !SECRET_KEYS.has(key) && !HARMLESS_KEYS.has(key));
  assert.deepEqual(unknown, []);
  const gone = [...SECRET_KEYS, ...HARMLESS_KEYS].filter((key) => !keys.includes(key));
  assert.deepEqual(gone, []);
});

Deno.test("no secret is left in what others see, and everything else is", () => {
  const config = Config.parse({
    hashed_password: "S1",
    local_auth_token: "S2",
    api_token_sha256: "S3",
    api_token_created_at: "2026-01-01",
    api_tokens: [{ id: "1", name: "script", sha256: "S4", created_at: "2026-01-02" }],
    cloud_token: "S5",
    google_identity: "S6",
    mqtt_config: { username: "ha", password: "S7", broker: "mqtt://ha:S8@broker" },
    wake_on_lan_devices: [{ name: "PC", macAddress: "00:11:22:33:44:55", password: "S9" }],
    keyboard_macros: [{ id: "1", name: "login", steps: [{ keys: ["S10"] }] }],
    network_config: { http_proxy: "http://me:S11@proxy:3128/" },
    tailscale_auth_key: "S12",
    tomorrow: { psk: ["S13"] },
  });
  const shown = withoutSecrets(config);
  assert.doesNotMatch(JSON.stringify(shown), /S\d/);
  assert.equal(shown["hashed_password"], MASK);
  for (const kept of ["2026-01-01", "2026-01-02", "script", "ha", "PC", "login", "proxy:3128"]) {
    assert.ok(JSON.stringify(shown).includes(kept), kept);
  }
  assert.equal(config.hashed_password, "S1");
});

Deno.test("an empty secret shows that it is empty, an absent one stays absent", () => {
  const shown = withoutSecrets(Config.parse({}));
  assert.deepEqual(shown, Config.parse({}));
});
