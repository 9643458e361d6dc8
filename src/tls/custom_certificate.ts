import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { KvmError, messageOf } from "../base/errors.ts";
import type { KeyPair } from "./key_pair.ts";
import { staysValid } from "./validity.ts";

/** The state is given out in one message of the data channel, with this in it. */
const MAX_TEXT = 32 * 1024;

/** The curves that browsers take in a certificate. */
const CURVES: readonly unknown[] = ["prime256v1", "secp384r1"];
const MIN_RSA_BITS = 2048;

/**
 * Checks a certificate that somebody else issued: a pair that no browser could use would lock its
 * owner out.
 *
 * @param certificate PEM: the server's own certificate first, those that vouch for it after it.
 * @param privateKey PEM, in any common form.
 * @param now Milliseconds since 1970.
 * @returns The pair without any other text, its key as PKCS #8.
 * @throws {KvmError} `invalid_params` with field `certificate` or `privateKey`, and the reason.
 */
export function checkCustomPair(certificate: string, privateKey: string, now: number): KeyPair {
  const chain = readChain(certificate);
  const key = readKey(privateKey);
  const [server, ...others] = chain;
  if (!server.checkPrivateKey(key)) {
    throw others.some((other) => other.checkPrivateKey(key))
      ? refused("certificate", "the server's own certificate must come first")
      : refused("privateKey", "the key does not belong to the certificate");
  }
  checkDates(server, now);
  const pair = {
    key: String(key.export({ type: "pkcs8", format: "pem" })).trim(),
    certificate: chain.map((one) => one.toString().trim()).join("\n"),
  };
  try {
    createSecureContext({ key: pair.key, cert: pair.certificate });
  } catch (error) {
    throw refused("certificate", `it cannot be served: ${messageOf(error)}`);
  }
  return pair;
}

function readChain(text: string): [X509Certificate, ...X509Certificate[]] {
  const blocks = text.slice(0, MAX_TEXT + 1).match(
    /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
  ) ?? [];
  if (text.length > MAX_TEXT) throw refused("certificate", `more than ${MAX_TEXT} characters`);
  const [server, ...others] = blocks.map((block, index) => {
    try {
      return new X509Certificate(block);
    } catch (error) {
      throw refused("certificate", `number ${index + 1} cannot be read: ${messageOf(error)}`);
    }
  });
  if (server === undefined) throw refused("certificate", "there is no PEM certificate in it");
  return [server, ...others];
}

function readKey(text: string): KeyObject {
  if (/BEGIN ENCRYPTED|Proc-Type:.*ENCRYPTED/.test(text)) {
    throw refused("privateKey", "the key has a passphrase; remove it with `openssl pkey`");
  }
  const key = parseKey(text);
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {};
  const usable = key.asymmetricKeyType === "rsa"
    ? modulusLength >= MIN_RSA_BITS
    : CURVES.includes(namedCurve);
  if (usable) return key;
  const wanted = `RSA keys of ${MIN_RSA_BITS} bits or more, and EC keys on P-256 or P-384`;
  throw refused("privateKey", `browsers take ${wanted}`);
}

function parseKey(text: string): KeyObject {
  try {
    return createPrivateKey(text.slice(0, MAX_TEXT));
  } catch {
    throw refused("privateKey", "there is no PEM private key in it that can be read");
  }
}

function checkDates({ validFromDate, validToDate }: X509Certificate, now: number): void {
  if (staysValid({ notBefore: validFromDate, notAfter: validToDate }, now, 0)) return;
  throw validToDate.getTime() <= now
    ? refused("certificate", `it expired on ${validToDate.toISOString()}`)
    : refused("certificate", `it is not valid before ${validFromDate.toISOString()}`);
}

function refused(field: "certificate" | "privateKey", reason: string): KvmError {
  return new KvmError("invalid_params", `${field}: ${reason}`, { field });
}
