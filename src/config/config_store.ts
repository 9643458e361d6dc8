import { parse, stringify } from "smol-toml";
import { writeFileAtomic } from "../base/atomic_file.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { Config } from "./schema.ts";

/**
 * The settings, kept in one TOML file. Changes are validated as a whole and written before they
 * count; a file that cannot be read never stops the boot and never lets anyone in.
 */
export class ConfigStore {
  readonly #path: string;
  readonly #log: Logger;
  #current: Config;
  /** Why nobody may log in or set up: the settings, the password among them, were lost. */
  readonly locked: string | undefined;
  /** The last write; the next one waits for it. */
  #tail: Promise<void> = Promise.resolve();

  private constructor(path: string, log: Logger, loaded: Loaded) {
    this.#path = path;
    this.#log = log;
    this.#current = loaded.config;
    this.locked = loaded.locked;
  }

  /**
   * Reads the file. A missing one means defaults. In place of a broken one the previous one
   * (`.bak`) is used, and without that defaults with the door locked, at every boot until somebody
   * restores the file or leaves the reset marker.
   *
   * @param resetMarker Present: the password is forgotten, once, and the wizard comes back.
   */
  static async open(path: string, resetMarker: string, log: Logger): Promise<ConfigStore> {
    const reset = await removeIfThere(resetMarker);
    const store = new ConfigStore(path, log, await load(path, resetMarker, reset, log));
    if (reset) {
      log.warn("the password was reset by the marker file; set-up is open");
      await store.update((draft) => {
        draft.local_auth_mode = "";
        delete draft.hashed_password;
        delete draft.local_auth_token;
      });
    }
    return store;
  }

  get current(): Readonly<Config> {
    return this.#current;
  }

  /**
   * Changes the settings and writes them.
   * @param change Edits a copy; its result counts only when it is valid and on disk.
   * @throws {KvmError} `invalid_params` naming the setting, or `internal` when it cannot be written.
   */
  update(change: (draft: Config) => void): Promise<void> {
    const done = this.#tail.then(() => this.#update(change));
    this.#tail = done.catch(() => undefined);
    return done;
  }

  async #update(change: (draft: Config) => void): Promise<void> {
    if (this.locked !== undefined) throw new KvmError("forbidden", this.locked);
    const draft = structuredClone(this.#current);
    change(draft);
    const valid = Config.safeParse(draft);
    if (!valid.success) throw invalid(valid.error.issues[0]);
    try {
      const text = stringify(valid.data);
      await writeFileAtomic(this.#path, text, { backup: true });
      // A previous file must not let in whom the new one keeps out.
      if (loginOf(valid.data) !== loginOf(this.#current)) {
        await writeFileAtomic(`${this.#path}.bak`, text);
      }
    } catch (cause) {
      this.#log.error({ err: cause }, `the settings cannot be written to ${this.#path}`);
      throw new KvmError("internal", "Failed to save configuration", { cause });
    }
    this.#current = valid.data;
  }
}

interface Loaded {
  readonly config: Config;
  readonly locked?: string;
}

async function load(
  path: string,
  resetMarker: string,
  reset: boolean,
  log: Logger,
): Promise<Loaded> {
  const text = await readIfThere(path);
  if (text === undefined || text.trim() === "") return { config: Config.parse({}) };
  try {
    return { config: readConfig(text) };
  } catch (error) {
    log.error(`${path} cannot be read: ${messageOf(error)}`);
    const previous = await readBackup(path, log);
    if (!previous && !reset) return { config: Config.parse({}), locked: wayOut(path, resetMarker) };
    await setAside(path, messageOf(error), log);
    if (previous) await writeFileAtomic(path, stringify(previous));
    return { config: previous ?? Config.parse({}) };
  }
}

function wayOut(path: string, resetMarker: string): string {
  return `The settings cannot be read, the password among them. Restore ${path}, or create the ` +
    `file ${resetMarker} to begin with a new password; then restart`;
}

async function readBackup(path: string, log: Logger): Promise<Config | undefined> {
  const text = await readIfThere(`${path}.bak`);
  if (text === undefined || text.trim() === "") return undefined;
  try {
    const config = readConfig(text);
    log.warn(`the settings of ${path}.bak are used`);
    return config;
  } catch (error) {
    log.error(`${path}.bak cannot be read either: ${messageOf(error)}`);
    return undefined;
  }
}

/** All that decides who may log in. */
function loginOf(config: Config): string {
  return JSON.stringify([config.local_auth_mode, config.hashed_password]);
}

/** @throws when the text is no TOML, or a setting has the wrong type. */
function readConfig(text: string): Config {
  const result = Config.safeParse(parse(text));
  if (!result.success) throw invalid(result.error.issues[0]);
  return result.data;
}

function invalid(issue: { path: PropertyKey[]; message: string } | undefined): KvmError {
  const field = issue?.path.map(String).join(".") ?? "";
  return new KvmError("invalid_params", `${field}: ${issue?.message ?? "is not valid"}`, { field });
}

/** Keeps the broken file, and why it is broken, for whoever wants to mend it. */
async function setAside(path: string, reason: string, log: Logger): Promise<void> {
  const aside = `${path}.broken-${new Date().toISOString().replaceAll(":", "")}`;
  await Deno.rename(path, aside);
  await Deno.writeTextFile(`${aside}.reason`, `${reason}\n`);
  log.error(`the broken file was set aside as ${aside}`);
}

async function removeIfThere(path: string): Promise<boolean> {
  try {
    await Deno.remove(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
