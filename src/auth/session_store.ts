import { randomUUID } from "node:crypto";
import { writeFileAtomic } from "../base/atomic_file.ts";
import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Visitor } from "./port.ts";
import { readSessionsFile } from "./read_sessions_file.ts";
import { DEFAULT_SESSION_LIMITS, type SessionLimits } from "./session_limits.ts";
import { isExpired, type SessionInfo, type SessionRecord, SessionsFile } from "./session_record.ts";
import { hashToken, newToken } from "./token.ts";

/** More logins than a home has browsers; the one idle longest makes room. */
const MAX_SESSIONS = 256;

/** "Last seen" may be this old on disk; each write wears the flash. */
const SEEN_DELAY_MS = 10 * 60_000;

const MAX_USER_AGENT = 256;

/** Options of {@linkcode SessionStore}. */
export interface SessionStoreOptions {
  /** Sessions file; written with mode 0600. */
  readonly file: string;
  readonly log: Logger;
  /** Asked at each use of a login. @default a week, and a day without use */
  readonly limits?: () => SessionLimits;
  readonly clock?: Clock;
  /** Milliseconds since 1970. @default Date.now */
  readonly wallClock?: () => number;
}

/** The logins: many at once, each with its own token, kept over a restart. */
export class SessionStore {
  readonly #file: string;
  readonly #log: Logger;
  readonly #limits: () => SessionLimits;
  readonly #clock: Clock;
  readonly #wallClock: () => number;
  /** Keyed by token hash. */
  readonly #sessions = new Map<string, SessionRecord>();
  #seenTimer: Timer | undefined;
  /** The write under way; the next one waits for it. */
  #writing: Promise<void> = Promise.resolve();

  constructor(options: SessionStoreOptions) {
    this.#file = options.file;
    this.#log = options.log;
    this.#limits = options.limits ?? (() => DEFAULT_SESSION_LIMITS);
    this.#clock = options.clock ?? systemClock;
    this.#wallClock = options.wallClock ?? Date.now;
  }

  /** Reads the file. A broken one is set aside: everybody logs in again. */
  async open(): Promise<void> {
    for (const session of await readSessionsFile(this.#file, this.#log)) {
      if (!this.#isOver(session)) this.#sessions.set(session.tokenHash, session);
    }
  }

  /** Writes what is not yet written. */
  async close(): Promise<void> {
    if (this.#seenTimer !== undefined) await this.#save();
    await this.#writing;
  }

  /**
   * Opens a session and ends no other.
   * @param credential The password it was opened with.
   * @returns Its token, which exists nowhere else.
   */
  async create(visitor: Visitor, credential: string): Promise<string> {
    this.#makeRoom();
    const token = newToken();
    const now = this.#wallClock();
    this.#add({
      id: randomUUID(),
      tokenHash: hashToken(token),
      credential,
      createdAt: now,
      lastSeenAt: now,
      address: visitor.address,
      userAgent: visitor.userAgent.slice(0, MAX_USER_AGENT),
    });
    await this.#save();
    return token;
  }

  /**
   * Gives a session a new token and the password that is set now; the old token ends.
   * @returns The token, or `undefined` when there is no such session.
   */
  async renew(id: string, credential: string): Promise<string | undefined> {
    const session = this.#byId(id);
    if (session === undefined) return undefined;
    const token = newToken();
    this.#sessions.delete(session.tokenHash);
    this.#add({ ...session, tokenHash: hashToken(token), credential });
    await this.#save();
    return token;
  }

  /** The id of the session that `token` opens, if it was opened with `credential`. */
  find(token: string, credential: string): string | undefined {
    const session = this.#sessions.get(hashToken(token));
    if (session === undefined || session.credential !== credential) return undefined;
    if (this.#isOver(session)) return undefined;
    this.#see(session);
    return session.id;
  }

  /** Whether a session is open; asking counts as use. */
  isOpen(id: string, credential: string): boolean {
    const session = this.#byId(id);
    if (session === undefined || session.credential !== credential) return false;
    if (this.#isOver(session)) return false;
    this.#see(session);
    return true;
  }

  /** @param credential Only sessions opened with the password that is set now. */
  list(credential: string): SessionInfo[] {
    return [...this.#sessions.values()]
      .filter((session) => session.credential === credential && !this.#isOver(session))
      .map(({ tokenHash: _hash, credential: _credential, ...info }) => info);
  }

  /** @throws {KvmError} `not_found` */
  async revoke(id: string): Promise<void> {
    const session = this.#byId(id);
    if (session === undefined) throw new KvmError("not_found", "There is no such login");
    this.#sessions.delete(session.tokenHash);
    await this.#save();
  }

  /** Ends all sessions but `exceptId`. */
  async revokeAll(exceptId?: string): Promise<void> {
    for (const session of this.#sessions.values()) {
      if (session.id !== exceptId) this.#sessions.delete(session.tokenHash);
    }
    await this.#save();
  }

  #add(session: SessionRecord): void {
    this.#sessions.set(session.tokenHash, session);
  }

  #byId(id: string): SessionRecord | undefined {
    for (const session of this.#sessions.values()) if (session.id === id) return session;
    return undefined;
  }

  #isOver(session: SessionRecord): boolean {
    return isExpired(session, this.#wallClock(), this.#limits());
  }

  #see(session: SessionRecord): void {
    session.lastSeenAt = this.#wallClock();
    this.#seenTimer ??= this.#clock.after(SEEN_DELAY_MS, () => void this.#save());
  }

  #makeRoom(): void {
    for (const session of this.#sessions.values()) {
      if (this.#isOver(session)) this.#sessions.delete(session.tokenHash);
    }
    while (this.#sessions.size >= MAX_SESSIONS) {
      const idle = [...this.#sessions.values()]
        .reduce((a, b) => a.lastSeenAt <= b.lastSeenAt ? a : b);
      this.#sessions.delete(idle.tokenHash);
    }
  }

  /** A full disk must not keep its owner out: what cannot be written counts until the next boot. */
  #save(): Promise<void> {
    this.#seenTimer?.cancel();
    this.#seenTimer = undefined;
    this.#writing = this.#writing.then(async () => {
      const contents: SessionsFile = { version: 1, sessions: [...this.#sessions.values()] };
      try {
        await writeFileAtomic(this.#file, JSON.stringify(contents, null, 2));
      } catch (error) {
        this.#log.error({ err: error }, "the logins could not be saved");
      }
    });
    return this.#writing;
  }
}
