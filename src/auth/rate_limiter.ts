import { type Clock, systemClock } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import { addressGroup } from "./address_group.ts";

/** Failures that lock an address (wire.md §1.5, rate limit). */
const MAX_FAILURES = 5;

const MINUTE_MS = 60_000;

/** How long the first, second, … lock lasts, and how long failures are counted before it. */
const WINDOWS_MS = [15 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS, 120 * MINUTE_MS];

/** A lock is remembered this long after its end, so that the next one is longer. */
const MEMORY_MS = 24 * 60 * MINUTE_MS;

const MAX_ENTRIES = 4096;

interface Entry {
  failures: number;
  /** Checks that have begun and not ended; they count as failures until then. */
  inFlight: number;
  /** End of the window in which `failures` were counted. */
  windowEndsAt: number;
  /** Locks so far. */
  locks: number;
  lockedUntil: number;
}

/** Slows down whoever guesses passwords, by address, harder each time. */
export class RateLimiter {
  readonly #clock: Clock;
  /** Keyed by {@linkcode addressGroup}; the least recently failed come first. */
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** @throws {KvmError} `rate_limited` while `address` is locked. */
  check(address: string): void {
    const lockedUntil = this.#entries.get(addressGroup(address))?.lockedUntil ?? 0;
    const leftMs = lockedUntil - this.#clock.now();
    if (leftMs > 0) throw tooMany(leftMs);
  }

  /**
   * Runs a check of a password. When it rejects with `unauthorized`, that is a failure of
   * `address`; when it resolves, the address is forgiven; any other error counts for nothing.
   * @throws {KvmError} `rate_limited` while `address` is locked.
   */
  async guard<T>(address: string, check: () => Promise<T>): Promise<T> {
    this.check(address);
    const key = addressGroup(address);
    const entry = this.#open(key);
    // Five guesses sent at once must not become five hundred.
    if (entry.failures + entry.inFlight >= MAX_FAILURES) throw tooMany(0);
    entry.inFlight += 1;
    try {
      const result = await check();
      Object.assign(entry, { failures: 0, locks: 0, lockedUntil: 0 });
      return result;
    } catch (error) {
      if (error instanceof KvmError && error.code === "unauthorized") this.#fail(key, entry);
      throw error;
    } finally {
      entry.inFlight -= 1;
      if (isEmpty(entry)) this.#entries.delete(key);
    }
  }

  /**
   * Counts a failure of a check that was made without {@linkcode guard}, because its success
   * forgives nothing: who holds a valid token could else guess passwords for ever.
   */
  fail(address: string): void {
    const key = addressGroup(address);
    this.#fail(key, this.#open(key));
  }

  /** The entry of `key`, its count begun anew when its window is over. */
  #open(key: string): Entry {
    const now = this.#clock.now();
    let entry = this.#entries.get(key);
    if (entry !== undefined && entry.locks > 0 && now >= entry.lockedUntil + MEMORY_MS) {
      entry.locks = 0;
    }
    if (entry !== undefined && now >= entry.windowEndsAt) entry.failures = 0;
    if (entry === undefined) {
      this.#makeRoom();
      entry = { failures: 0, inFlight: 0, windowEndsAt: 0, locks: 0, lockedUntil: 0 };
      this.#entries.set(key, entry);
    }
    return entry;
  }

  #fail(key: string, entry: Entry): void {
    const now = this.#clock.now();
    const windowMs = WINDOWS_MS[Math.min(entry.locks, WINDOWS_MS.length - 1)] ?? 0;
    if (entry.failures === 0) entry.windowEndsAt = now + windowMs;
    entry.failures += 1;
    if (entry.failures >= MAX_FAILURES) {
      entry.failures = 0;
      entry.locks += 1;
      entry.lockedUntil = now + windowMs;
    }
    this.#entries.delete(key);
    this.#entries.set(key, entry);
  }

  /** Forgets what is over; when all is current, the oldest that is not locked. */
  #makeRoom(): void {
    if (this.#entries.size < MAX_ENTRIES) return;
    const now = this.#clock.now();
    let victim: string | undefined;
    for (const [key, entry] of this.#entries) {
      const over = entry.inFlight === 0 && now >= entry.windowEndsAt &&
        (entry.locks === 0 || now >= entry.lockedUntil + MEMORY_MS);
      if (over) this.#entries.delete(key);
      else if (now >= entry.lockedUntil) victim ??= key;
    }
    if (this.#entries.size < MAX_ENTRIES) return;
    victim ??= this.#entries.keys().next().value;
    if (victim !== undefined) this.#entries.delete(victim);
  }
}

function isEmpty(entry: Entry): boolean {
  return entry.inFlight === 0 && entry.failures === 0 && entry.locks === 0;
}

function tooMany(leftMs: number): KvmError {
  return new KvmError("rate_limited", "Too many failed attempts. Please try again later.", {
    retryAfterSec: Math.floor(leftMs / 1000) + 1,
  });
}
