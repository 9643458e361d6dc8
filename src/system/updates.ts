import { KvmError } from "../base/errors.ts";
import type { ConfigStore } from "../config/config_store.ts";

/** Versions of the appliance and of the system below it. */
export interface LocalVersion {
  readonly appVersion: string;
  readonly systemVersion: string;
}

/** `getUpdateStatus` of an appliance that knows of no other version. */
export interface UpdateStatus {
  local: LocalVersion;
  remote: null;
  appUpdateAvailable: boolean;
  systemUpdateAvailable: boolean;
  appDowngradeAvailable: boolean;
  systemDowngradeAvailable: boolean;
  willDisableAutoUpdate: boolean;
  error: string;
}

/** The event `otaState` (rpc.md §3) while nothing is updated. */
export interface OtaState {
  updating: false;
  metadataFetchedAt: string;
  appUpdatePending: boolean;
  systemUpdatePending: boolean;
  error?: string;
  [key: string]: unknown;
}

const WHY = "this version cannot look for updates; install a newer one by hand";

const IDLE: OtaState = {
  updating: false,
  metadataFetchedAt: "0001-01-01T00:00:00Z",
  appUpdatePending: false,
  systemUpdatePending: false,
};

/** Options of {@linkcode Updates}. */
export interface UpdatesOptions {
  readonly version: LocalVersion;
  readonly config: Pick<ConfigStore, "current" | "update">;
  /** Tells the pages a new state. */
  readonly announce: (state: OtaState) => void;
}

/** Newer versions: which kind is wanted is a setting; this version can fetch none. */
export class Updates {
  readonly #options: UpdatesOptions;

  constructor(options: UpdatesOptions) {
    this.#options = options;
  }

  get status(): UpdateStatus {
    return {
      local: this.#options.version,
      remote: null,
      appUpdateAvailable: false,
      systemUpdateAvailable: false,
      appDowngradeAvailable: false,
      systemDowngradeAvailable: false,
      willDisableAutoUpdate: false,
      error: `error checking for updates: ${WHY}`,
    };
  }

  /** What a page is told as it comes; it must not look like the end of an update. */
  get state(): OtaState {
    return IDLE;
  }

  /** @throws {KvmError} `unavailable`: a page would read versions that nobody knows. */
  check(): never {
    throw new KvmError("unavailable", `failed to check update: ${WHY}`);
  }

  /**
   * Begins no update. The page that asks does not read the reply, so it is told by the event too.
   * @throws {KvmError} `unavailable`.
   */
  begin(): never {
    this.#options.announce({ ...IDLE, error: `Error checking for updates: ${WHY}` });
    throw new KvmError("unavailable", `Error checking for updates: ${WHY}`);
  }

  /** Whether updates shall be installed unasked. */
  get automatic(): boolean {
    return this.#options.config.current.auto_update_enabled;
  }

  setAutomatic(enabled: boolean): Promise<void> {
    return this.#options.config.update((draft) => void (draft.auto_update_enabled = enabled));
  }

  /** Whether versions that are not yet released are wanted. */
  get preReleases(): boolean {
    return this.#options.config.current.include_pre_release;
  }

  setPreReleases(enabled: boolean): Promise<void> {
    return this.#options.config.update((draft) => void (draft.include_pre_release = enabled));
  }
}
