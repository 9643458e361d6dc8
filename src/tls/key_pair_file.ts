import { createPrivateKey, X509Certificate } from "node:crypto";
import { writeFileAtomic } from "../base/atomic_file.ts";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { KeyPair } from "./key_pair.ts";

/**
 * Reads a key and its certificate. What is broken, or does not belong together, is set aside as
 * `<path>.broken`.
 * @returns `undefined` when there is none that can be used.
 */
export async function readKeyPair(path: string, log: Logger): Promise<KeyPair | undefined> {
  try {
    return parse(await Deno.readTextFile(path));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    log.warn(`${path} cannot be used and was set aside: ${messageOf(error)}`);
    await Deno.rename(path, `${path}.broken`).catch((cause: unknown) => {
      log.warn({ err: cause }, `${path} could not be set aside`);
    });
    return undefined;
  }
}

/**
 * Writes both into one file, so that no crash leaves the one without the other. A disk that takes
 * no file costs the certificate its next boot, not this one.
 */
export async function writeKeyPair(path: string, pair: KeyPair, log: Logger): Promise<void> {
  try {
    await writeFileAtomic(path, `${pair.key.trim()}\n${pair.certificate.trim()}\n`);
  } catch (error) {
    log.error({ err: error }, `${path} could not be written; the next boot makes a new one`);
  }
}

function parse(text: string): KeyPair {
  const pair = { key: block(text, "PRIVATE KEY"), certificate: block(text, "CERTIFICATE") };
  const certificate = new X509Certificate(pair.certificate);
  if (!certificate.checkPrivateKey(createPrivateKey(pair.key))) {
    throw new Error("the key does not belong to the certificate");
  }
  return pair;
}

function block(text: string, label: string): string {
  const match = new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`).exec(text);
  if (match === null) throw new Error(`there is no ${label} in it`);
  return match[0];
}
