import { canonicalNames } from "./0001_canonical_names.ts";
import { keyboardLayoutCodes } from "./0002_keyboard_layout_codes.ts";
import { ipv6StaticPrefix } from "./0003_ipv6_static_prefix.ts";
import { isSettings, type Migration, type Settings } from "./settings.ts";

export { isSettings, type Settings };

/** Number n of the list leads from version n - 1 to n; a number is given once. */
const MIGRATIONS: readonly Migration[] = [canonicalNames, keyboardLayoutCodes, ipv6StaticPrefix];

/** The form of the settings that this program writes. */
export const CONFIG_VERSION = MIGRATIONS.length;

/**
 * Brings settings of any age into the present form. Those of a newer program stay as they are, so
 * that it finds them again.
 * @throws {RangeError} when `config_version` is no version.
 */
export function migrate(settings: Settings): Settings {
  const version = versionOf(settings);
  if (version >= CONFIG_VERSION) return settings;
  const migrated = MIGRATIONS.slice(version).reduce((old, next) => next(old), settings);
  return { ...migrated, config_version: CONFIG_VERSION };
}

/** @returns 0 for settings that are not ours. */
function versionOf(settings: Settings): number {
  const version = settings["config_version"] ?? 0;
  if (typeof version === "number" && Number.isInteger(version) && version >= 0) return version;
  throw new RangeError(`config_version: ${String(version)} is no version`);
}
