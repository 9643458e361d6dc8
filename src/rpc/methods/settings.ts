import type { ConfigStore } from "../../config/config_store.ts";

/** The settings, as the methods read and change them. */
export type Settings = Pick<ConfigStore, "current" | "update">;
