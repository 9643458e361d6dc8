import { KvmError } from "../../base/errors.ts";
import { isSettings, migrate, type Settings } from "../migrations/mod.ts";
import { type TolerantConfig, tolerantConfig } from "../tolerant_config.ts";

/** Go writes an empty text for what is not set. */
const ABSENT_WHEN_EMPTY = [
  "active_extension",
  "api_token_created_at",
  "api_token_sha256",
  "cloud_token",
  "device_id",
  "edid_string",
  "google_identity",
  "hashed_password",
  "local_auth_token",
];

/**
 * Reads RustKVM's `config.json` or JetKVM's `kvm_config.json`, whose keys are those of config.toml
 * or their aliases.
 * @throws {KvmError} `invalid_params` when it is no JSON object or a setting that guards the door
 * is not valid; its text
 * quotes nothing from the file.
 */
export function readLegacyJson(text: string): TolerantConfig {
  const settings = withoutNulls(parseJson(text));
  if (!isSettings(settings)) throw new KvmError("invalid_params", "it is no JSON object");
  const { config_version: _, ...named } = migrate(settings);
  return tolerantConfig(withoutEmpty(named));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new KvmError("invalid_params", "it is no valid JSON", { cause });
  }
}

/** Go writes null for what is not set, and for a list without entries. TOML has no null. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (!isSettings(value)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}

function withoutEmpty(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).filter(([key, value]) =>
      value !== "" || !ABSENT_WHEN_EMPTY.includes(key)
    ),
  );
}
