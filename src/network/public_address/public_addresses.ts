import { isIPv4, isIPv6 } from "node:net";
import { type Clock, systemClock } from "../../base/clock.ts";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { SettingsStore } from "../settings_store.ts";

const TIMEOUT_MS = 3_000;

/** One address that the internet sees. */
export interface PublicAddress {
  readonly ip: string;
  /** RFC 3339. */
  readonly last_updated: string;
}

/** Fetches a text; a test hands in its own. */
export type TextFetcher = (url: string, signal: AbortSignal) => Promise<string>;

/**
 * The addresses that the internet sees, one a family, as services on the internet tell them: plain
 * text, or a line `ip=…`. Which ones to ask is a setting, `public_ip_urls`.
 */
export class PublicAddresses {
  readonly #config: Pick<SettingsStore, "current">;
  readonly #fetch: TextFetcher;
  readonly #clock: Clock;
  #known: readonly PublicAddress[] = [];
  #checking: Promise<readonly PublicAddress[]> | undefined;

  constructor(
    config: Pick<SettingsStore, "current">,
    fetcher: TextFetcher,
    clock: Clock = systemClock,
  ) {
    this.#config = config;
    this.#fetch = fetcher;
    this.#clock = clock;
  }

  /** The answer of the last check; empty before the first. */
  get known(): readonly PublicAddress[] {
    return this.#known;
  }

  /**
   * Asks anew; callers at the same time share one check.
   * @throws {KvmError} `unavailable`, with both reasons, when neither family has an answer.
   */
  check(): Promise<readonly PublicAddress[]> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #check(): Promise<readonly PublicAddress[]> {
    const { ipv4, ipv6 } = this.#config.current.public_ip_urls;
    const questions = [
      { family: "IPv4", url: ipv4, fits: isIPv4 },
      { family: "IPv6", url: ipv6, fits: isIPv6 },
    ].filter(({ url }) => url !== "");
    const answers = await Promise.allSettled(
      questions.map(({ url, fits }) => this.#ask(url, fits)),
    );
    const found = answers.flatMap((answer) => answer.status === "fulfilled" ? [answer.value] : []);
    if (found.length === 0 && questions.length > 0) {
      const reasons = answers.map((answer, index) => {
        const reason = answer.status === "rejected" ? messageOf(answer.reason) : "";
        return `${questions[index]!.family} check failed: ${reason}`;
      });
      throw new KvmError("unavailable", reasons.join("; "));
    }
    const last_updated = new Date().toISOString();
    this.#known = found.map((ip) => ({ ip, last_updated }));
    return this.#known;
  }

  async #ask(url: string, fits: (text: string) => boolean): Promise<string> {
    const limit = new AbortController();
    const late = new Error(`no answer within ${TIMEOUT_MS / 1000} s`);
    const timer = this.#clock.after(TIMEOUT_MS, () => limit.abort(late));
    try {
      const text = await this.#fetch(url, limit.signal);
      const ip = (/^ip=(\S+)/m.exec(text)?.[1] ?? text).trim();
      if (!fits(ip)) throw new Error("the answer is no such address");
      return ip;
    } finally {
      timer.cancel();
    }
  }
}
