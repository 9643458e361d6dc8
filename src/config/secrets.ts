import { isSettings } from "./migrations/mod.ts";
import type { Config } from "./schema.ts";

/** Settings that nobody but the appliance may see, wherever in the tables their key stands. */
export const SECRET_KEYS: ReadonlySet<string> = new Set([
  "api_token_sha256",
  "cloud_token",
  "google_identity",
  "hashed_password",
  "local_auth_token",
  "password",
  "sha256",
  // The keys of a macro may type a password.
  "steps",
]);

/** Named like a secret, and none. */
export const HARMLESS_KEYS: ReadonlySet<string> = new Set([
  "api_token_created_at",
  "api_token_last_used_at",
  "api_tokens",
]);

/** What a secret is shown as; an absent or empty one shows that it is. */
export const MASK = "********";

/** Names of secrets, known to us or not. */
export function smellsOfSecret(key: string): boolean {
  return /pass|secret|token|hash|sha\d|credential|identity|private|psk|cookie|(^|_)key$/i.test(key);
}

/**
 * The settings for the eyes of others: secrets are masked, also those of keys that we do not know
 * and those inside addresses (`http://name:password@host`).
 */
export function withoutSecrets(config: Readonly<Config>): Record<string, unknown> {
  return maskedTable(config);
}

function maskedTable(table: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(table).map((
      [key, value],
    ) => [key, isSecret(key) ? hidden(value) : masked(value)]),
  );
}

function isSecret(key: string): boolean {
  return SECRET_KEYS.has(key) || (smellsOfSecret(key) && !HARMLESS_KEYS.has(key));
}

function hidden(value: unknown): unknown {
  return value === undefined || value === "" ? value : MASK;
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (isSettings(value)) return maskedTable(value);
  return typeof value === "string" ? value.replace(/\/\/[^/\s]*@/g, `//${MASK}@`) : value;
}
