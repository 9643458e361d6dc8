import { writeFileAtomic } from "../base/atomic_file.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { copyConfig, validConfig, writeConfigText } from "./config_text.ts";
import { isThere } from "./is_there.ts";
import { keepForeignFile } from "./keep_foreign_file.ts";
import { type LegacyFiles, legacyFilesBeside } from "./legacy/legacy_files.ts";
import { readMqttFile } from "./legacy/read_mqtt_file.ts";
import { loadConfig, type LoadedConfig } from "./load_config.ts";
import { loginOf } from "./login_of.ts";
import { readIfThere } from "./read_if_there.ts";
import { Config } from "./schema.ts";
import { setAside } from "./set_aside.ts";

/**
 * The settings, kept in one TOML file. Changes are validated as a whole and written before they
 * count; a file that cannot be read never stops the boot and never lets anyone in.
 */
export class ConfigStore {
  readonly #path: string;
  readonly #log: Logger;
  #current: Config;
  #foreign: boolean;
  /** Settings of the file that the first write loses, so that it keeps a copy. */
  #dropped: readonly string[];
  #broken: LoadedConfig["broken"];
  readonly #resetMarker: string;
  /** The last write; the next one waits for it. */
  #tail: Promise<void> = Promise.resolve();

  private constructor(path: string, resetMarker: string, log: Logger, loaded: LoadedConfig) {
    this.#path = path;
    this.#resetMarker = resetMarker;
    this.#log = log;
    this.#current = loaded.config;
    this.#foreign = loaded.foreign;
    this.#dropped = loaded.dropped;
    this.#broken = loaded.broken;
  }

  /**
   * Reads the file. A missing one means a legacy one, if there is any, else defaults. In place of a
   * broken one the previous one (`.bak`) is used, and without that defaults with the door locked,
   * at every boot until somebody restores the file or leaves the reset marker.
   *
   * @param resetMarker Present: the password is forgotten, once, and the wizard comes back.
   * @param legacy Files of other programs. @default those beside the file
   */
  static async open(
    path: string,
    resetMarker: string,
    log: Logger,
    legacy: LegacyFiles = legacyFilesBeside(path),
  ): Promise<ConfigStore> {
    const loaded = await loadConfig(path, legacy.settings, log);
    const store = new ConfigStore(path, resetMarker, log, loaded);
    if (loaded.imported) {
      await store.#attempt("import the settings", () => store.#write(loaded.config));
    }
    await store.#attempt("reset the password", () => store.#resetPassword());
    await store.#attempt(`import ${legacy.mqtt}`, () => store.#importMqtt(legacy.mqtt));
    return store;
  }

  get current(): Readonly<Config> {
    return this.#current;
  }

  /** Why nobody may log in or set up: the settings, the password among them, were lost. */
  get locked(): string | undefined {
    if (this.#broken === undefined) return undefined;
    return `The settings cannot be read, the password among them. Restore ${this.#broken.path}, ` +
      `or create the file ${this.#resetMarker} to begin with a new password; then restart`;
  }

  /**
   * Changes the settings and writes them.
   * @param change Edits a copy; its result counts only when it is valid and on disk.
   * @throws {KvmError} `invalid_params` naming the setting, or `internal` when it cannot be written.
   */
  update(change: (draft: Config) => void): Promise<void> {
    return this.#inTurn(async () => {
      const draft = copyConfig(this.#current);
      change(draft);
      await this.#write(validConfig(draft));
    });
  }

  /**
   * Makes every setting the default and keeps nothing, keys that we do not know included.
   * @throws {KvmError} `internal` when it cannot be written; nothing has changed then.
   */
  reset(): Promise<void> {
    return this.#inTurn(() => this.#write(Config.parse({}), { forget: true }));
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(() => {
      if (this.locked !== undefined) throw new KvmError("forbidden", this.locked);
      return change();
    });
    this.#tail = done.catch(() => undefined);
    return done;
  }

  /** @param options.forget The previous settings are not kept either. */
  async #write(next: Config, { forget = false } = {}): Promise<void> {
    try {
      const text = writeConfigText(next);
      await this.#keepWhatIsLost();
      if (forget || loginOf(next) !== loginOf(this.#current)) await this.#writeBoth(text);
      else await writeFileAtomic(this.#path, text, { backup: true });
    } catch (cause) {
      this.#log.error({ err: cause }, `the settings cannot be written to ${this.#path}`);
      throw new KvmError("internal", "Failed to save configuration", { cause });
    }
    this.#foreign = false;
    this.#dropped = [];
    this.#current = next;
  }

  async #keepWhatIsLost(): Promise<void> {
    if (!this.#foreign && this.#dropped.length === 0) return;
    if (!await isThere(this.#path)) return;
    if (this.#foreign) await keepForeignFile(this.#path);
    if (this.#dropped.length > 0) await setAside(this.#path, this.#dropped.join("\n"));
  }

  /** At no moment may a previous file let in whom the new one keeps out. */
  async #writeBoth(text: string): Promise<void> {
    const previous = `${this.#path}.bak`;
    await removeIfThere(previous);
    await writeFileAtomic(this.#path, text);
    await this.#attempt(`write ${previous}`, () => writeFileAtomic(previous, text));
  }

  async #resetPassword(): Promise<void> {
    if (!await isThere(this.#resetMarker)) return;
    const { path, reason } = this.#broken ?? {};
    if (path === this.#path) {
      await this.#attempt("set the broken file aside", () => setAside(path, reason ?? ""));
    }
    const next = copyConfig(this.#current);
    next.local_auth_mode = "";
    delete next.hashed_password;
    delete next.local_auth_token;
    await this.#write(next, { forget: true });
    this.#broken = undefined;
    this.#log.warn("the password was reset by the marker file; set-up is open");
    await Deno.remove(this.#resetMarker);
  }

  /** Takes over the MQTT settings of a RustKVM, once. */
  async #importMqtt(path: string): Promise<void> {
    const text = await readIfThere(path);
    if (text === undefined || this.locked !== undefined) return;
    await this.#write({ ...this.#current, mqtt_config: readMqttFile(text) });
    await Deno.rename(path, `${path}.imported`);
    this.#log.info(`the MQTT settings of ${path} were imported`);
  }

  /** Does what the appliance can live without. */
  async #attempt(what: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#log.error(`could not ${what}: ${messageOf(error)}`);
    }
  }
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await Deno.remove(path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
