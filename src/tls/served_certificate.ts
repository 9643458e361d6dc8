import { KvmError } from "../base/errors.ts";
import type { Unsubscribe } from "../base/event_bus.ts";
import { Listeners } from "../base/listeners.ts";
import type { Logger } from "../base/logger.ts";
import type { ConfigStore } from "../config/config_store.ts";
import { checkCustomPair } from "./custom_certificate.ts";
import { CustomCertificateFile } from "./custom_certificate_file.ts";
import type { KeyPair } from "./key_pair.ts";

/** How a person chooses the certificate (rpc.md, getTLSState). */
export type TlsMode = "disabled" | "self-signed" | "custom";

/** The certificate that our own authority issues. */
export interface OwnCertificate {
  readonly server: KeyPair;
  onChange(listener: () => void): Unsubscribe;
}

/** Options of {@linkcode ServedCertificate}. */
export interface ServedCertificateOptions {
  readonly own: OwnCertificate;
  readonly config: Pick<ConfigStore, "current" | "update">;
  /** Folder of all keys. */
  readonly dir: string;
  readonly log: Logger;
  /** Milliseconds since 1970. @default Date.now */
  readonly wallClock?: () => number;
}

/**
 * The certificate of the web server: our own, or one that the owner brought; a change counts for
 * the next connection.
 *
 * HTTPS is never switched off: a browser that is logged in over it would be left with no door to
 * switch it on again by, and its cookie is for HTTPS alone. `disabled` means that HTTPS is not
 * asked for: page loads over HTTP are not sent to it ({@linkcode httpPreferred}). It is stored as
 * the word, because an empty setting, upstream's word for it, is also that of a device where nobody
 * chose yet: there HTTPS with our own certificate is what we serve and say.
 */
export class ServedCertificate {
  readonly #options: ServedCertificateOptions;
  readonly #file: CustomCertificateFile;
  readonly #listeners = new Listeners<void>();
  #custom: KeyPair | undefined;
  #stopOwn: Unsubscribe | undefined;
  /** The change under way; the next one waits for it. */
  #tail: Promise<void> = Promise.resolve();

  constructor(options: ServedCertificateOptions) {
    this.#options = options;
    this.#file = new CustomCertificateFile(options.dir, options.log);
  }

  /** Call it after the start of our own certificate. */
  async start(): Promise<void> {
    const { own, config, log } = this.#options;
    this.#custom = usable(await this.#file.read(), log);
    this.#stopOwn = own.onChange(() => {
      if (this.mode !== "custom") this.#listeners.tell();
    });
    if (config.current.tls_mode === "custom" && this.#custom === undefined) {
      log.error("there is no usable certificate of the owner; our own is served");
    }
  }

  stop(): void {
    this.#stopOwn?.();
  }

  /** What is really served; our own stands in for a custom one that is lost. */
  get mode(): TlsMode {
    const chosen = this.#options.config.current.tls_mode;
    if (chosen === "disabled") return chosen;
    return chosen === "custom" && this.#custom !== undefined ? "custom" : "self-signed";
  }

  /** Key and certificate for the server. */
  get server(): KeyPair {
    return (this.mode === "custom" ? this.#custom : undefined) ?? this.#options.own.server;
  }

  /** The certificates that the owner brought, PEM; empty text when our own is served. */
  get customCertificate(): string {
    return this.mode === "custom" ? this.#custom?.certificate ?? "" : "";
  }

  /** Page loads over HTTP stay there. */
  get httpPreferred(): boolean {
    return this.mode === "disabled";
  }

  /** The server has another certificate. */
  onChange(listener: () => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** Serves our own certificate. */
  useOwn(mode: "disabled" | "self-signed"): Promise<void> {
    return this.#inTurn(() => this.#choose(mode));
  }

  /**
   * Serves the owner's certificate.
   * @param pair As the owner wrote it; undefined takes the one that was brought earlier.
   * @throws {KvmError} `invalid_params` with the reason; nothing changes then.
   */
  useCustom(pair?: KeyPair): Promise<void> {
    return this.#inTurn(() => this.#useCustom(pair));
  }

  /** Serves what the settings say now; they were changed elsewhere. */
  apply(): void {
    this.#listeners.tell();
  }

  async #useCustom(given: KeyPair | undefined): Promise<void> {
    const now = (this.#options.wallClock ?? Date.now)();
    const before = this.#custom;
    const pair = given ?? before;
    if (pair === undefined) {
      const text = "certificate: bring a certificate and its private key first";
      throw new KvmError("invalid_params", text, { field: "certificate" });
    }
    const next = checkCustomPair(pair.certificate, pair.key, now);
    await this.#file.write(next);
    this.#custom = next;
    try {
      await this.#choose("custom");
    } catch (error) {
      this.#custom = before;
      await (before === undefined ? this.#file.remove() : this.#file.write(before));
      throw error;
    }
  }

  async #choose(mode: TlsMode): Promise<void> {
    const { config, log } = this.#options;
    if (config.current.tls_mode !== mode) {
      await config.update((draft) => void (draft.tls_mode = mode));
    }
    log.info({ mode }, "the certificate was chosen");
    this.#listeners.tell();
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(change);
    this.#tail = done.catch(() => undefined);
    return done;
  }
}

/** One that expired is served all the same: its owner chose it, and a browser says what is wrong. */
function usable(pair: KeyPair | undefined, log: Logger): KeyPair | undefined {
  if (pair === undefined) return undefined;
  try {
    return checkCustomPair(pair.certificate, pair.key, 0);
  } catch (error) {
    log.error({ err: error }, "the certificate of the owner cannot be used");
    return undefined;
  }
}
