import { randomUUID } from "node:crypto";
import { type Clock, systemClock } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import type { Unsubscribe } from "../base/event_bus.ts";
import { Listeners } from "../base/listeners.ts";
import type { Config } from "../config/schema.ts";
import {
  type ApiTokenInfo,
  DEFAULT_TOKEN,
  hashApiToken,
  newApiToken,
  readApiTokens,
  sameHash,
  type StoredApiToken,
  tokenInfo,
} from "./api_token.ts";
import { checkNewToken, type NewApiToken } from "./check_new_token.ts";
import type { SettingsStore } from "./port.ts";
import { TokenUses } from "./token_uses.ts";

/** Options of {@linkcode TokenStore}. */
export interface TokenStoreOptions {
  readonly settings: SettingsStore;
  readonly clock?: Clock;
  /** Milliseconds since 1970. @default Date.now */
  readonly wallClock?: () => number;
}

/** A token as it is shown to who made it, this once. */
export interface IssuedApiToken extends ApiTokenInfo {
  readonly token: string;
}

/** The API tokens, kept as hashes in the settings. */
export class TokenStore {
  readonly #settings: SettingsStore;
  readonly #wallClock: () => number;
  readonly #uses: TokenUses;
  readonly #listeners = new Listeners<void>();

  constructor(options: TokenStoreOptions) {
    this.#settings = options.settings;
    this.#wallClock = options.wallClock ?? Date.now;
    this.#uses = new TokenUses(options.clock ?? systemClock, this.#wallClock);
  }

  /** All tokens, those that have expired included. */
  list(): ApiTokenInfo[] {
    return readApiTokens(this.#settings.current).map((stored) => ({
      ...tokenInfo(stored),
      lastUsedAt: this.#uses.lastUse(stored.id) ?? stored.lastUsedAt,
    }));
  }

  /** @throws {KvmError} `bad_request` naming the field, `conflict`, `internal` on a full disk. */
  async add(wanted: NewApiToken): Promise<IssuedApiToken> {
    const token = newApiToken();
    const now = this.#wallClock();
    const { expiresInSec } = wanted;
    const stored: StoredApiToken = {
      id: randomUUID(),
      name: wanted.name,
      scopes: [...new Set(wanted.scopes)],
      createdAt: new Date(now).toISOString(),
      expiresAt: null,
      lastUsedAt: null,
      sha256: hashApiToken(token),
    };
    await this.#settings.update((draft) => {
      checkNewToken(wanted, draft.api_tokens.map(({ name }) => name));
      draft.api_tokens.push(entryOf(stored, expiresAt(now, expiresInSec)));
    });
    return { ...tokenInfo(stored), expiresAt: expiresAt(now, expiresInSec) ?? null, token };
  }

  /** @throws {KvmError} `not_found` */
  async remove(id: string): Promise<void> {
    if (!this.list().some((token) => token.id === id)) {
      throw new KvmError("not_found", "There is no such API token", { field: "id" });
    }
    await this.#settings.update((draft) => {
      if (id === DEFAULT_TOKEN) clearDefault(draft);
      else draft.api_tokens = draft.api_tokens.filter((entry) => entry.id !== id);
    });
    this.#ended(id);
  }

  /** Makes the token `default` anew. @returns The token, which exists nowhere else. */
  async createDefault(): Promise<string> {
    const token = newApiToken();
    await this.#settings.update((draft) => {
      clearDefault(draft);
      draft.api_token_sha256 = hashApiToken(token);
      draft.api_token_created_at = new Date(this.#wallClock()).toISOString();
    });
    this.#ended(DEFAULT_TOKEN);
    return token;
  }

  /** Makes the token `default` worthless, if there is one. */
  async removeDefault(): Promise<void> {
    await this.#settings.update(clearDefault);
    this.#ended(DEFAULT_TOKEN);
  }

  /** Whose token this is; `undefined` when it is nobody's. It may have expired. */
  find(token: string): StoredApiToken | undefined {
    const hash = hashApiToken(token);
    let found: StoredApiToken | undefined;
    // To the end also after a match: the time tells nothing.
    for (const stored of readApiTokens(this.#settings.current)) {
      if (sameHash(stored.sha256, hash)) found = stored;
    }
    return found;
  }

  /** Notes that a token let somebody in. */
  use({ id }: ApiTokenInfo): void {
    // A disk that takes no more must not keep a script out: the time is in memory as well.
    if (this.#uses.note(id)) void this.#saveUses().catch(() => undefined);
  }

  isExpired({ expiresAt }: ApiTokenInfo): boolean {
    // What is no time is over: somebody meant it to end.
    return expiresAt !== null && !(Date.parse(expiresAt) > this.#wallClock());
  }

  /**
   * Whether somebody who entered with this token may stay.
   * @param sha256 Of the token that let them in: `default` may be another one by now.
   */
  isValid(id: string, sha256: string): boolean {
    const stored = readApiTokens(this.#settings.current).find((entry) => entry.id === id);
    return stored !== undefined && sameHash(stored.sha256, sha256) && !this.isExpired(stored);
  }

  /** A token was taken back. */
  onChange(listener: () => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  async #saveUses(): Promise<void> {
    await this.#settings.update((draft) => {
      const own = this.#uses.lastUse(DEFAULT_TOKEN);
      if (own !== undefined && draft.api_token_sha256 !== undefined) {
        draft.api_token_last_used_at = own;
      }
      for (const entry of draft.api_tokens) {
        const used = this.#uses.lastUse(entry.id);
        if (used !== undefined) entry.last_used_at = used;
      }
    });
  }

  #ended(id: string): void {
    this.#uses.forget(id);
    this.#listeners.tell();
  }
}

function expiresAt(nowMs: number, expiresInSec: number | undefined): string | undefined {
  return expiresInSec === undefined
    ? undefined
    : new Date(nowMs + expiresInSec * 1000).toISOString();
}

/** TOML knows no null: what is absent is not written. */
function entryOf(stored: StoredApiToken, expiry: string | undefined) {
  return {
    id: stored.id,
    name: stored.name,
    sha256: stored.sha256,
    scopes: [...stored.scopes],
    created_at: stored.createdAt,
    ...(expiry === undefined ? {} : { expires_at: expiry }),
  };
}

function clearDefault(draft: Config): void {
  delete draft.api_token_sha256;
  delete draft.api_token_created_at;
  delete draft.api_token_last_used_at;
}
