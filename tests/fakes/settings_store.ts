import type { SettingsStore } from "../../src/auth/port.ts";
import { KvmError } from "../../src/base/errors.ts";
import { Config } from "../../src/config/schema.ts";

/** Settings in memory, which count how often they are written. */
export class MemorySettings implements SettingsStore {
  current: Readonly<Config>;
  locked: string | undefined;
  writes = 0;
  /** The next writes fail as on a full disk. */
  full = false;

  constructor(settings: Partial<Config> = {}) {
    this.current = { ...Config.parse({}), ...settings };
  }

  async update(change: (draft: Config) => void): Promise<void> {
    const draft = structuredClone(this.current);
    change(draft);
    await Promise.resolve();
    if (this.full) throw new KvmError("internal", "Failed to save configuration");
    this.current = Config.parse(draft);
    this.writes += 1;
  }
}
