import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import type { ConfigStore } from "../config/config_store.ts";
import { personalFiles } from "./personal_files.ts";
import type { Restarter } from "./restarter.ts";

/** Options of {@linkcode SystemReset}. */
export interface SystemResetOptions {
  readonly paths: Paths;
  readonly config: Pick<ConfigStore, "reset">;
  /** Ends every login. */
  readonly endLogins: () => Promise<void>;
  /** Has the running parts take over the settings as they are now. */
  readonly applySettings: () => Promise<void>;
  readonly restarter: Pick<Restarter, "schedule">;
  readonly log: Logger;
}

/** Takes the appliance back to how it came. */
export class SystemReset {
  readonly #options: SystemResetOptions;

  constructor(options: SystemResetOptions) {
    this.#options = options;
  }

  /**
   * Makes every setting the default, at once: the first-run wizard is open when this settles.
   * @throws {KvmError} when the settings cannot be written; nothing has changed then.
   */
  async resetConfig(): Promise<void> {
    const { config, endLogins, applySettings, log } = this.#options;
    await config.reset();
    log.warn("all settings were reset");
    await endLogins();
    await applySettings();
  }

  /**
   * Forgets settings, logins, certificates, images, keys, logs: all that the owner left. Then
   * restarts.
   * @throws {KvmError} when the settings cannot be written; nothing has changed then. Or naming
   * what could not be removed; everything else is gone, and the restart comes, then.
   */
  async factoryReset(): Promise<void> {
    const { paths, config, endLogins, restarter, log } = this.#options;
    await config.reset();
    log.warn("factory reset");
    try {
      await endLogins();
      await removeAll(await personalFiles(paths));
    } finally {
      restarter.schedule("machine", true, "factory reset");
    }
  }
}

/** @throws {KvmError} naming what is still there; the rest is gone. */
async function removeAll(paths: readonly string[]): Promise<void> {
  const left: string[] = [];
  for (const path of paths) {
    try {
      await Deno.remove(path, { recursive: true });
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) left.push(`${path} (${messageOf(error)})`);
    }
  }
  if (left.length === 0) return;
  throw new KvmError("internal", `Factory reset could not remove ${left.join(", ")}`);
}
