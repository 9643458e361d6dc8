import type { Config } from "../config/schema.ts";
import { MASK, withoutSecrets } from "../config/secrets.ts";

/** `https://name:password@host`. */
const URL_LOGIN = /(\/\/)([^/@\s"']+)@/g;

/** A shorter text would be found inside every other word. */
const MIN_LENGTH = 4;

/** Keys of a macro: a secret as a whole, and each of them a common word. */
const COMMON_WORDS = "steps";

/** What looks like a secret wherever it stands, and what stays of it. */
const LIKE_SECRETS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
  [/\brkvm_[0-9a-f]{16,}/gi, MASK],
  [/\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}/g, MASK],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, MASK],
  [/(authToken=)[^;,\s"]+/gi, `$1${MASK}`],
  [/(\b(?:Bearer|Basic) )[\w.~+/=-]{8,}/g, `$1${MASK}`],
  [URL_LOGIN, `$1${MASK}@`],
];

/** Takes the secrets of the settings out of everything else. */
export class Secrets {
  /** The settings; a secret that is set shows only that it is. */
  readonly settings: Record<string, unknown>;
  readonly #known: readonly string[];

  constructor(config: Readonly<Config>) {
    this.settings = withoutSecrets(config);
    const found = new Set<string>();
    collect(config, this.settings, found);
    // As they are, and as they stand inside a JSON string; a long one before a part of it.
    this.#known = [...found].flatMap((text) => [text, JSON.stringify(text).slice(1, -1)])
      .filter((text) => text.length >= MIN_LENGTH)
      .sort((a, b) => b.length - a.length);
  }

  /** The text without any secret of the settings, and without what looks like one. */
  scrub(text: string): string {
    const known = this.#known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
    return LIKE_SECRETS.reduce((rest, [like, left]) => rest.replace(like, left), known);
  }

  /** The value with every text in it scrubbed, names of properties too. */
  scrubAll(value: unknown): unknown {
    if (typeof value === "string") return this.scrub(value);
    if (Array.isArray(value)) return value.map((entry) => this.scrubAll(entry));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [this.scrub(key), this.scrubAll(entry)]),
    );
  }
}

/** Finds what stands in the settings and not in what others see of them. */
function collect(value: unknown, shown: unknown, found: Set<string>): void {
  if (typeof value === "string" && value !== shown && shown !== MASK) {
    for (const [, , login = ""] of value.matchAll(URL_LOGIN)) addLogin(login, found);
  } else if (typeof value === "string" || typeof value === "number") {
    if (value !== shown) found.add(String(value));
  } else if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      if (key === COMMON_WORDS) continue;
      collect(entry, shown === MASK ? MASK : (shown as Record<string, unknown>)[key], found);
    }
  }
}

function addLogin(login: string, found: Set<string>): void {
  const password = login.slice(login.indexOf(":") + 1);
  found.add(password);
  try {
    found.add(decodeURIComponent(password));
  } catch {
    // No percent-encoding; it was added as it is.
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
