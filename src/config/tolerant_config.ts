import { KvmError } from "../base/errors.ts";
import { isSettings, type Settings } from "./migrations/mod.ts";
import { Config } from "./schema.ts";

/** The default of these may let in whom the setting was to keep out. */
const STRICT_KEYS: readonly PropertyKey[] = [
  "local_auth_mode",
  "hashed_password",
  "local_loopback_only",
];

/** A file with more bad settings than this has another trouble. */
const MAX_DROPPED = 100;

/** Settings as a file has them, as far as they are valid. */
export interface TolerantConfig {
  readonly config: Config;
  /** What was left out, and why; the default counts in its place. */
  readonly dropped: readonly string[];
}

/**
 * One bad setting must cost nobody the others: it is left out, except those that guard the door.
 * @throws {KvmError} `invalid_params` naming the setting.
 */
export function tolerantConfig(settings: Settings): TolerantConfig {
  let rest: unknown = settings;
  const dropped: string[] = [];
  for (;;) {
    const result = Config.safeParse(rest);
    if (result.success) return { config: result.data, dropped };
    const { path, message } = result.error.issues[0]!;
    const field = path.map(String).join(".");
    if (path.length === 0 || STRICT_KEYS.includes(path[0]!) || dropped.length === MAX_DROPPED) {
      throw new KvmError("invalid_params", `${field}: ${message}`, { field });
    }
    dropped.push(`${field}: ${message}`);
    rest = without(rest, path);
  }
}

/** Leaves out a key of a table; of a list the whole entry, which may make no sense without it. */
function without(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (Array.isArray(value)) return value.filter((_, index) => index !== key);
  if (!isSettings(value)) return value;
  const { [String(key)]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [String(key)]: without(inner, rest) };
}
