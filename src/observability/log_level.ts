import { KvmError } from "../base/errors.ts";
import type { LogLevel, RootLogger } from "../base/logger.ts";
import type { ConfigStore } from "../config/config_store.ts";
import { type LevelName, levelNamed } from "./log_entry.ts";

/** The level below which nothing is logged: a setting that counts at once. */
export class LogLevelSetting {
  readonly #config: Pick<ConfigStore, "current" | "update">;
  readonly #logs: Pick<RootLogger, "level">;

  constructor(
    config: Pick<ConfigStore, "current" | "update">,
    logs: Pick<RootLogger, "level">,
  ) {
    this.#config = config;
    this.#logs = logs;
  }

  get stored(): LevelName {
    return levelNamed(this.#config.current.default_log_level) ?? "INFO";
  }

  /** @throws {KvmError} `invalid_params` when there is no such level. */
  async set(name: string): Promise<void> {
    const level = requireLevel(name);
    await this.#config.update((draft) => void (draft.default_log_level = level));
    this.apply();
  }

  /**
   * Logs at the stored level; at the start only when the command line names no level, because
   * whoever writes one there wants to see it.
   */
  apply(): void {
    this.#logs.level = this.stored.toLowerCase() as LogLevel;
  }
}

/** @throws {KvmError} `invalid_params` in the words of rpc.md. */
export function requireLevel(name: string): LevelName {
  const level = levelNamed(name);
  if (level !== undefined) return level;
  throw new KvmError("invalid_params", `invalid log level: ${name}`, { field: "level" });
}
