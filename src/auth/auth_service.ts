import { KvmError } from "../base/errors.ts";
import type { Unsubscribe } from "../base/event_bus.ts";
import { LocalPassword, type SetupRequest } from "./local_password.ts";
import type { PasswordHasher, Principal, SettingsStore, TokenPrincipal, Visitor } from "./port.ts";
import type { RateLimiter } from "./rate_limiter.ts";
import type { SessionInfo } from "./session_record.ts";
import type { SessionStore } from "./session_store.ts";
import { credentialOf } from "./token.ts";
import { TokenStore } from "./token_store.ts";

/** What {@linkcode AuthService} is made of. */
export interface AuthServiceOptions {
  readonly settings: SettingsStore;
  readonly sessions: SessionStore;
  readonly hasher: PasswordHasher;
  readonly limiter: RateLimiter;
  /** @default the tokens in `settings` */
  readonly tokens?: TokenStore;
}

const ANYBODY: Principal = { kind: "anonymous" };

/** Who may enter: set-up, login, logout, and the local password (wire.md §1.3, §1.5). */
export class AuthService {
  readonly #settings: SettingsStore;
  readonly #sessions: SessionStore;
  readonly #hasher: PasswordHasher;
  readonly #limiter: RateLimiter;
  /** The API tokens. */
  readonly tokens: TokenStore;
  readonly #password: LocalPassword;
  readonly #listeners = new Set<() => void>();

  constructor(options: AuthServiceOptions) {
    this.#settings = options.settings;
    this.#sessions = options.sessions;
    this.#hasher = options.hasher;
    this.#limiter = options.limiter;
    this.#password = new LocalPassword(options);
    this.tokens = options.tokens ?? new TokenStore({ settings: options.settings });
    this.tokens.onChange(() => this.#changed());
  }

  get mode(): "" | "password" | "noPassword" {
    return this.#settings.current.local_auth_mode;
  }

  /** Why nobody may log in or set up. */
  get locked(): string | undefined {
    return this.#settings.locked;
  }

  /** True also while the door is locked: that is no time for the wizard. */
  get isSetup(): boolean {
    return this.mode !== "" || this.locked !== undefined;
  }

  /** How long a login may last. */
  get sessionLifetimeSec(): number {
    return this.#settings.current.session_absolute_limit_sec;
  }

  /** @throws {KvmError} `rate_limited` when the address guessed too often. */
  checkAddress(visitor: Visitor): void {
    this.#limiter.check(visitor.address);
  }

  /**
   * Sets the device up, once.
   * @returns The token of the first session, `undefined` in mode `noPassword`.
   * @throws {KvmError} `bad_request` with the reason, `rate_limited`, `unavailable` when locked.
   */
  async setup(request: SetupRequest, visitor: Visitor): Promise<string | undefined> {
    this.#limiter.check(visitor.address);
    this.#requireUnlocked();
    const hash = await this.#password.setup(request);
    if (hash === undefined) return undefined;
    return await this.#sessions.create(visitor, credentialOf(hash));
  }

  /**
   * Opens a session beside all others.
   * @returns Its token.
   * @throws {KvmError} `unauthorized`; `bad_request` in mode `noPassword`; `rate_limited`;
   * `unavailable` when locked.
   */
  async login(password: string, visitor: Visitor): Promise<string> {
    this.#requireUnlocked();
    if (this.mode === "noPassword") {
      throw new KvmError("bad_request", "Login is disabled in noPassword mode");
    }
    const hash = this.#hash;
    await this.#limiter.guard(visitor.address, async () => {
      if (await this.#hasher.verify(password, hash)) return;
      throw new KvmError("unauthorized", "Invalid password");
    });
    return await this.#sessions.create(visitor, credentialOf(hash ?? ""));
  }

  /** Ends the caller's own session. */
  async logout(principal: Principal): Promise<void> {
    if (principal.kind === "session") await this.revoke(principal.sessionId);
  }

  /**
   * Sets a password on a device that had none.
   * @returns The token of a new session; whoever was in without a password is out.
   * @throws {KvmError} `bad_request` with the reason.
   */
  async setPassword(password: string, visitor: Visitor): Promise<string> {
    const hash = await this.#password.set(password);
    await this.#sessions.revokeAll();
    const token = await this.#sessions.create(visitor, credentialOf(hash));
    this.#changed();
    return token;
  }

  /**
   * Changes the password and ends all other sessions.
   * @returns The new token of the caller's session.
   * @throws {KvmError} `bad_request` with the reason, `unauthorized`, `rate_limited`.
   */
  async changePassword(
    passwords: { readonly old: string; readonly new: string },
    principal: Principal,
    visitor: Visitor,
  ): Promise<string> {
    const hash = await this.#limiter.guard(
      visitor.address,
      () => this.#password.change(passwords.old, passwords.new),
    );
    const own = principal.kind === "session" ? principal.sessionId : undefined;
    await this.#sessions.revokeAll(own);
    const token = await this.#renew(own, credentialOf(hash)) ??
      await this.#sessions.create(visitor, credentialOf(hash));
    this.#changed();
    return token;
  }

  /**
   * Removes the password: anybody may enter.
   * @throws {KvmError} `bad_request` with the reason, `unauthorized`, `rate_limited`.
   */
  async removePassword(password: string, visitor: Visitor): Promise<void> {
    await this.#limiter.guard(visitor.address, () => this.#password.remove(password));
    await this.#sessions.revokeAll();
    this.#changed();
  }

  /**
   * Checks the password without opening a session, e.g. for HTTP Basic authentication.
   * @throws {KvmError} `unauthorized`, `rate_limited`.
   */
  async verifyPassword(password: string, visitor: Visitor): Promise<void> {
    await this.#limiter.guard(visitor.address, async () => {
      if (await this.#hasher.verify(password, this.#hash)) return;
      throw new KvmError("unauthorized", "Invalid password");
    });
  }

  /** Who makes a request with this token; `undefined` when it may not enter. */
  authenticate(token: string | undefined): Principal | undefined {
    if (this.mode === "noPassword") return ANYBODY;
    const hash = this.#hash;
    if (token === undefined || token === "" || hash === undefined) return undefined;
    const sessionId = this.#sessions.find(token, credentialOf(hash));
    return sessionId === undefined ? undefined : { kind: "session", sessionId };
  }

  /**
   * Who comes with this API token. A wrong one counts as a wrong password does.
   * @throws {KvmError} `unauthorized`, `rate_limited`.
   */
  authenticateToken(token: string, visitor: Visitor): TokenPrincipal {
    this.#limiter.check(visitor.address);
    // Before the set-up, and behind a locked door, nobody enters.
    if (this.mode === "") throw new KvmError("unauthorized", "Unauthorized");
    const found = this.tokens.find(token);
    if (found === undefined) {
      this.#limiter.fail(visitor.address);
      throw new KvmError("unauthorized", "Unauthorized");
    }
    if (this.tokens.isExpired(found)) {
      throw new KvmError("unauthorized", `The API token ${found.name} has expired; make a new one`);
    }
    this.tokens.use(found);
    const { id: tokenId, name, scopes, sha256 } = found;
    return { kind: "token", tokenId, name, scopes, sha256 };
  }

  /** Whether somebody who entered earlier may stay; asking keeps an idle session alive. */
  holds(principal: Principal): boolean {
    if (this.mode === "noPassword") return true;
    if (principal.kind === "token") {
      return this.mode !== "" && this.tokens.isValid(principal.tokenId, principal.sha256);
    }
    const hash = this.#hash;
    if (principal.kind === "anonymous" || hash === undefined) return false;
    return this.#sessions.isOpen(principal.sessionId, credentialOf(hash));
  }

  listSessions(): SessionInfo[] {
    return this.#hash === undefined ? [] : this.#sessions.list(credentialOf(this.#hash));
  }

  /** @throws {KvmError} `not_found` */
  async revoke(sessionId: string): Promise<void> {
    await this.#sessions.revoke(sessionId);
    this.#changed();
  }

  /** Ends every session but the caller's. */
  async revokeOthers(principal: Principal): Promise<void> {
    await this.#sessions.revokeAll(
      principal.kind === "session" ? principal.sessionId : undefined,
    );
    this.#changed();
  }

  /** Logins may have ended: whoever let somebody in asks {@linkcode holds} again. */
  onChange(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The password that opens the door now. */
  get #hash(): string | undefined {
    return this.mode === "password" ? this.#settings.current.hashed_password : undefined;
  }

  async #renew(sessionId: string | undefined, credential: string): Promise<string | undefined> {
    return sessionId === undefined ? undefined : await this.#sessions.renew(sessionId, credential);
  }

  #requireUnlocked(): void {
    if (this.locked !== undefined) throw new KvmError("unavailable", this.locked);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
