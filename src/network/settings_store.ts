import type { ConfigStore } from "../config/config_store.ts";

/** The settings as this domain sees them. */
export type SettingsStore = Pick<ConfigStore, "current" | "update">;
