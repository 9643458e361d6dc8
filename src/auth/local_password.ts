import { KvmError } from "../base/errors.ts";
import { checkNewPassword } from "./password.ts";
import type { PasswordHasher, SettingsStore } from "./port.ts";
import { Turns } from "./turns.ts";

/** Body of the first set-up, as it came. */
export interface SetupRequest {
  readonly localAuthMode: string;
  readonly password?: string | undefined;
}

/**
 * The password in the settings. Every change is checked in full, then written once, and compared
 * with what it was checked against: of two changes at the same time one wins.
 */
export class LocalPassword {
  readonly #settings: SettingsStore;
  readonly #hasher: PasswordHasher;
  readonly #turns = new Turns();

  constructor(options: { readonly settings: SettingsStore; readonly hasher: PasswordHasher }) {
    this.#settings = options.settings;
    this.#hasher = options.hasher;
  }

  /** @returns The hash that was stored, `undefined` in mode `noPassword`. */
  async setup({ localAuthMode, password }: SetupRequest): Promise<string | undefined> {
    this.#requireNotSetUp();
    if (localAuthMode === "noPassword") {
      await this.#turns.run(async () => {
        this.#requireNotSetUp();
        await this.#write("noPassword", undefined);
      });
      return undefined;
    }
    if (localAuthMode !== "password") throw new KvmError("bad_request", "Invalid localAuthMode");
    if (password === undefined || password === "") {
      throw new KvmError("bad_request", "Password is required for password mode");
    }
    checkNewPassword(password);
    const hash = await this.#hasher.hash(password);
    await this.#turns.run(async () => {
      this.#requireNotSetUp();
      await this.#write("password", hash);
    });
    return hash;
  }

  async set(password: string): Promise<string> {
    this.#requireNoPassword();
    checkNewPassword(password);
    const hash = await this.#hasher.hash(password);
    await this.#turns.run(async () => {
      this.#requireNoPassword();
      await this.#write("password", hash);
    });
    return hash;
  }

  async change(oldPassword: string, newPassword: string): Promise<string> {
    const before = this.#requirePassword();
    checkNewPassword(newPassword);
    if (!(await this.#hasher.verify(oldPassword, before))) {
      throw new KvmError("unauthorized", "Incorrect old password");
    }
    const hash = await this.#hasher.hash(newPassword);
    await this.#turns.run(async () => {
      if (this.#requirePassword() !== before) {
        throw new KvmError("conflict", "The password was changed meanwhile");
      }
      await this.#write("password", hash);
    });
    return hash;
  }

  async remove(password: string): Promise<void> {
    const before = this.#requirePassword();
    if (!(await this.#hasher.verify(password, before))) {
      throw new KvmError("unauthorized", "Incorrect password");
    }
    await this.#turns.run(async () => {
      if (this.#requirePassword() !== before) {
        throw new KvmError("conflict", "The password was changed meanwhile");
      }
      await this.#write("noPassword", undefined);
    });
  }

  #requireNotSetUp(): void {
    if (this.#settings.current.local_auth_mode !== "") {
      throw new KvmError("bad_request", "Device is already set up");
    }
  }

  #requireNoPassword(): void {
    const mode = this.#settings.current.local_auth_mode;
    if (mode === "password") throw new KvmError("bad_request", "Password already set");
    if (mode !== "noPassword") throw new KvmError("bad_request", "Password mode is not enabled");
  }

  #requirePassword(): string {
    const { local_auth_mode: mode, hashed_password: hash } = this.#settings.current;
    if (mode !== "password") throw new KvmError("bad_request", "Password mode is not enabled");
    if (hash === undefined) throw new KvmError("bad_request", "Password is not set");
    return hash;
  }

  #write(mode: "password" | "noPassword", hash: string | undefined): Promise<void> {
    return this.#settings.update((draft) => {
      draft.local_auth_mode = mode;
      if (hash === undefined) delete draft.hashed_password;
      else draft.hashed_password = hash;
      // A token of an older program must not open the door again after a way back to it.
      delete draft.local_auth_token;
    });
  }
}
