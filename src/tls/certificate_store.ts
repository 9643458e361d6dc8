import { X509Certificate } from "node:crypto";
import { join } from "node:path";
import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import type { Unsubscribe } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { Service } from "../base/service.ts";
import { CertificateAuthority } from "./certificate_authority.ts";
import { certificateNames, interfaceAddresses } from "./certificate_names.ts";
import type { CertificateNames } from "./issue.ts";
import type { KeyPair } from "./key_pair.ts";
import { readKeyPair, writeKeyPair } from "./key_pair_file.ts";
import { staysValid } from "./validity.ts";

/** How often the addresses of this machine and the clock are looked at. */
const CHECK_EVERY_MS = 60_000;

const SERVER_MARGIN_DAYS = 30;

/** Options of {@linkcode CertificateStore}. */
export interface CertificateStoreOptions {
  /** Folder of the keys, made with mode 0700. */
  readonly dir: string;
  /** Name of the certificate authority. */
  readonly authorityName: string;
  /** Names of this host, asked again each minute. */
  readonly hostNames: () => readonly string[];
  /** @default the addresses of all interfaces */
  readonly addresses?: () => readonly string[];
  readonly log: Logger;
  readonly clock?: Clock;
  /** Milliseconds since 1970. @default Date.now */
  readonly wallClock?: () => number;
}

/**
 * The certificate of the web server, and the authority behind it. Both are kept over a restart;
 * the certificate is made anew when this machine has a name or an address that it lacks, when its
 * end is near, or when the clock turns out to have been wrong.
 */
export class CertificateStore implements Service {
  readonly name = "certificates";
  readonly #options: CertificateStoreOptions;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #authority: CertificateAuthority | undefined;
  #server: KeyPair | undefined;
  #timer: Timer | undefined;
  #stopped = false;

  constructor(options: CertificateStoreOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /** Key and certificate for the server. @throws {TypeError} before {@linkcode start}. */
  get server(): KeyPair {
    if (this.#server === undefined) throw new TypeError("the certificates are not open yet");
    return this.#server;
  }

  /** @throws {TypeError} before {@linkcode start}. */
  get authority(): CertificateAuthority {
    if (this.#authority === undefined) throw new TypeError("the certificates are not open yet");
    return this.#authority;
  }

  async start(): Promise<void> {
    await this.#makeFolder();
    await this.refresh();
    this.#check();
  }

  stop(): void {
    this.#stopped = true;
    this.#timer?.cancel();
  }

  /** The server has a new certificate. */
  onChange(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes anew what has to be. */
  async refresh(): Promise<void> {
    const { dir, authorityName, log } = this.#options;
    const now = (this.#options.wallClock ?? Date.now)();
    if (!this.#authority?.staysValid(now)) {
      const path = join(dir, "ca.pem");
      this.#authority = await CertificateAuthority.open({ path, name: authorityName, now, log });
    }
    const path = join(dir, "server.pem");
    const names = certificateNames(
      this.#options.hostNames(),
      (this.#options.addresses ?? interfaceAddresses)(),
    );
    const kept = this.#server ?? await readKeyPair(path, log);
    if (kept !== undefined && this.#serves(this.#authority, kept, names, now)) {
      this.#server = kept;
      return;
    }
    this.#server = await this.#authority.issue(names, now);
    await writeKeyPair(path, this.#server, log);
    log.info(`made a certificate for ${[...names.dns, ...names.ip].join(", ")}`);
    for (const listener of this.#listeners) listener();
  }

  #serves(
    authority: CertificateAuthority,
    pair: KeyPair,
    names: CertificateNames,
    now: number,
  ): boolean {
    const certificate = new X509Certificate(pair.certificate);
    const validity = {
      notBefore: certificate.validFromDate,
      notAfter: certificate.validToDate,
    };
    return authority.issued(certificate) &&
      staysValid(validity, now, SERVER_MARGIN_DAYS) &&
      names.dns.every((name) => certificate.checkHost(name) !== undefined) &&
      names.ip.every((ip) => certificate.checkIP(ip) !== undefined);
  }

  #check(): void {
    if (this.#stopped) return;
    this.#timer = this.#clock.after(CHECK_EVERY_MS, async () => {
      try {
        await this.refresh();
      } catch (error) {
        this.#options.log.error({ err: error }, "the certificate could not be renewed");
      }
      this.#check();
    });
  }

  async #makeFolder(): Promise<void> {
    const { dir, log } = this.#options;
    try {
      await Deno.mkdir(dir, { recursive: true, mode: 0o700 });
      await Deno.chmod(dir, 0o700);
    } catch (error) {
      log.error({ err: error }, `${dir} cannot be made; the next boot makes new certificates`);
    }
  }
}
