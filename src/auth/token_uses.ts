import type { Clock } from "../base/clock.ts";

/** The time of last use may be this old on disk; each write wears the flash. */
const WRITE_EVERY_MS = 10 * 60_000;

/** When each token was used last, and when that is worth a write. */
export class TokenUses {
  readonly #clock: Clock;
  readonly #wallClock: () => number;
  /** Milliseconds since 1970, keyed by token id. */
  readonly #usedAt = new Map<string, number>();
  /** Monotonic milliseconds, keyed by token id. */
  readonly #writtenAt = new Map<string, number>();

  constructor(clock: Clock, wallClock: () => number) {
    this.#clock = clock;
    this.#wallClock = wallClock;
  }

  /** Notes a use. @returns Whether it is time to write. */
  note(id: string): boolean {
    const now = this.#clock.now();
    this.#usedAt.set(id, this.#wallClock());
    if (now - (this.#writtenAt.get(id) ?? -Infinity) < WRITE_EVERY_MS) return false;
    // What is written, is written for all of them.
    for (const used of this.#usedAt.keys()) this.#writtenAt.set(used, now);
    return true;
  }

  /** RFC 3339; `undefined` when it was not used since the start. */
  lastUse(id: string): string | undefined {
    const usedAt = this.#usedAt.get(id);
    return usedAt === undefined ? undefined : new Date(usedAt).toISOString();
  }

  /** A new token may get the id of one that is gone. */
  forget(id: string): void {
    this.#usedAt.delete(id);
    this.#writtenAt.delete(id);
  }
}
