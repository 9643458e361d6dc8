import { parse, stringify, TomlError } from "smol-toml";
import { KvmError } from "../base/errors.ts";
import { isSettings, migrate } from "./migrations/mod.ts";
import { Config } from "./schema.ts";
import { type TolerantConfig, tolerantConfig } from "./tolerant_config.ts";

/**
 * Stands at the end of each file that we write. Most of the first lines of a settings file are a
 * valid settings file too, one without a password; this tells them apart.
 */
const END = "\n# Written last: a file without it was cut off.\n[end]\ncomplete = true\n";

/** What a settings file says. */
export interface ConfigText extends TolerantConfig {
  /** Another program wrote it, or an age of ours before versions. */
  readonly foreign: boolean;
}

/**
 * Reads settings of any age.
 * @returns Undefined when the text sets nothing.
 * @throws {KvmError} `invalid_params` when it is no TOML, was cut off, or a setting that
 * guards the door is not valid.
 * The text of the error quotes nothing from the file: it reaches logs.
 */
export function readConfigText(text: string): ConfigText | undefined {
  const { end, ...settings } = parseToml(text);
  if (Object.keys(settings).length === 0 && end === undefined) return undefined;
  const foreign = settings["config_version"] === undefined;
  if (!foreign && !(isSettings(end) && end["complete"] === true)) {
    throw new KvmError("invalid_params", "the end of the file is missing: it was cut off");
  }
  return { ...tolerantConfig(migrate(settings)), foreign };
}

/** The text of a settings file. Its version stands first, so that no cut can hide whose it is. */
export function writeConfigText(config: Config): string {
  const { config_version, ...settings } = config;
  return stringify({ config_version, ...settings }) + END;
}

/** A copy that shares nothing, dates of keys that we do not know included. */
export function copyConfig(config: Config): Config {
  return Config.parse(parse(stringify(config)));
}

/** @throws {KvmError} `invalid_params` naming the first setting that is not valid. */
export function validConfig(settings: unknown): Config {
  const result = Config.safeParse(settings);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  throw new KvmError("invalid_params", `${field}: ${issue?.message ?? "is not valid"}`, { field });
}

/** @throws {KvmError} `invalid_params` saying where the text is no TOML. */
export function parseToml(text: string): Record<string, unknown> {
  try {
    return parse(text);
  } catch (cause) {
    const where = cause instanceof TomlError
      ? ` at line ${cause.line}, column ${cause.column}`
      : "";
    throw new KvmError("invalid_params", `it is no valid TOML${where}`, { cause });
  }
}
