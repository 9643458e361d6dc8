import { writeFileAtomic } from "../base/atomic_file.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { readConfigText } from "./config_text.ts";
import { readLegacyJson } from "./legacy/read_legacy_json.ts";
import { readIfThere } from "./read_if_there.ts";
import { Config } from "./schema.ts";
import { setAside } from "./set_aside.ts";
import type { TolerantConfig } from "./tolerant_config.ts";

/** The settings at start. */
export interface LoadedConfig extends TolerantConfig {
  /** The file at hand is not ours; the first write keeps a copy. */
  readonly foreign: boolean;
  /** They came from a legacy file and stand nowhere else yet. */
  readonly imported: boolean;
  /** Settings that are there and cannot be read: who may enter is not known. */
  readonly broken?: { readonly path: string; readonly reason: string };
}

/**
 * Reads the settings. In place of a broken file the previous one (`.bak`) is used, in place of none
 * a legacy one, and without that the defaults. Never throws.
 */
export async function loadConfig(
  path: string,
  legacy: readonly string[],
  log: Logger,
): Promise<LoadedConfig> {
  const main = await read(path, readConfigText, log);
  if (main.value) return { ...main.value, imported: false };
  if (main.problem !== undefined) log.error(`${path} cannot be read: ${main.problem}`);
  // Somebody who deletes the file wants to begin anew; an empty one is what a crash leaves.
  if (main.text !== undefined || main.problem !== undefined) {
    const previous = await read(`${path}.bak`, readConfigText, log);
    if (previous.value) {
      log.warn(`the settings of ${path}.bak are used`);
      await repair(path, main.problem, previous.text!, log);
      return { ...previous.value, imported: false };
    }
    if (previous.problem !== undefined) {
      log.error(`${path}.bak cannot be read either: ${previous.problem}`);
    }
    const problem = main.problem ?? previous.problem;
    if (problem !== undefined) return brokenConfig(path, problem);
  }
  return await importLegacy(legacy, log);
}

async function importLegacy(paths: readonly string[], log: Logger): Promise<LoadedConfig> {
  for (const path of paths) {
    const { value, problem } = await read(path, readLegacyJson, log);
    if (problem !== undefined) {
      log.error(`${path} cannot be imported: ${problem}`);
      return brokenConfig(path, problem);
    }
    if (!value) continue;
    log.info(`the settings of ${path} are imported`);
    return { ...defaults(), config: value.config, imported: true };
  }
  return defaults();
}

function defaults(): LoadedConfig {
  return { config: Config.parse({}), dropped: [], foreign: false, imported: false };
}

function brokenConfig(path: string, reason: string): LoadedConfig {
  return { ...defaults(), broken: { path, reason } };
}

/** What became of reading a file; all is undefined when there is none. */
interface Reading<T> {
  readonly text?: string;
  /** Undefined when the text sets nothing. */
  readonly value?: T | undefined;
  readonly problem?: string;
}

async function read<T extends TolerantConfig>(
  path: string,
  parse: (text: string) => T | undefined,
  log: Logger,
): Promise<Reading<T>> {
  try {
    const text = await readIfThere(path);
    if (text === undefined) return {};
    const value = parse(text);
    for (const setting of value?.dropped ?? []) {
      log.error(`a setting of ${path} is not valid, the default counts: ${setting}`);
    }
    return { text, value };
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

/** Puts the previous settings in the place of broken ones, so that the next save keeps them. */
async function repair(
  path: string,
  problem: string | undefined,
  text: string,
  log: Logger,
): Promise<void> {
  try {
    if (problem !== undefined) {
      log.error(`the broken file was set aside as ${await setAside(path, problem)}`);
    }
    await writeFileAtomic(path, text);
  } catch (error) {
    log.error({ err: error }, `${path} cannot be repaired`);
  }
}
