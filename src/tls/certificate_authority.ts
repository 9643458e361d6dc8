import { randomBytes, X509Certificate } from "node:crypto";
import type { Logger } from "../base/logger.ts";
import { type CertificateNames, issueAuthority, issueServer } from "./issue.ts";
import type { KeyPair } from "./key_pair.ts";
import { readKeyPair, writeKeyPair } from "./key_pair_file.ts";
import { staysValid, validityFrom } from "./validity.ts";

const AUTHORITY_DAYS = 3652;

/** The most that browsers accept is 398 (CA/Browser Forum, since 2020). */
const SERVER_DAYS = 397;

/** Below this an authority could not vouch for a server certificate until that one's end. */
const AUTHORITY_MARGIN_DAYS = SERVER_DAYS + 3;

/** Options of {@linkcode CertificateAuthority.open}. */
export interface AuthorityOptions {
  /** File of its key and certificate. */
  readonly path: string;
  /** Its name in a browser's list; a number is added that tells two devices apart. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly log: Logger;
}

/**
 * Our own certificate authority. Whoever installs its certificate once trusts this device under
 * every address it will ever have.
 */
export class CertificateAuthority {
  readonly #pair: KeyPair;
  readonly #parsed: X509Certificate;

  private constructor(pair: KeyPair) {
    this.#pair = pair;
    this.#parsed = new X509Certificate(pair.certificate);
  }

  /** The authority of `path`; a new one if there is none, it is broken or its end is near. */
  static async open({ path, name, now, log }: AuthorityOptions): Promise<CertificateAuthority> {
    const kept = await readKeyPair(path, log);
    if (kept !== undefined) {
      const authority = new CertificateAuthority(kept);
      if (authority.staysValid(now)) return authority;
    }
    const commonName = `${name} ${randomBytes(4).toString("hex")}`;
    const pair = await issueAuthority(commonName, validityFrom(now, AUTHORITY_DAYS));
    await writeKeyPair(path, pair, log);
    log.info(`made the certificate authority "${commonName}"`);
    return new CertificateAuthority(pair);
  }

  /** Its certificate, PEM. */
  get certificate(): string {
    return this.#pair.certificate;
  }

  /** Its certificate, DER. */
  get der(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#parsed.raw);
  }

  staysValid(now: number): boolean {
    return this.#parsed.ca && staysValid(
      { notBefore: this.#parsed.validFromDate, notAfter: this.#parsed.validToDate },
      now,
      AUTHORITY_MARGIN_DAYS,
    );
  }

  /** A new certificate for a server with these names. */
  issue(names: CertificateNames, now: number): Promise<KeyPair> {
    return issueServer(this.#pair, names, validityFrom(now, SERVER_DAYS));
  }

  /** Whether it vouches for `certificate`. */
  issued(certificate: X509Certificate): boolean {
    return certificate.checkIssued(this.#parsed) && certificate.verify(this.#parsed.publicKey);
  }
}
