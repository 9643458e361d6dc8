import { join } from "node:path";
import { writeFileAtomic } from "../base/atomic_file.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { KeyPair } from "./key_pair.ts";

/** The key and the certificate that somebody else issued, in one file for its owner's eyes. */
export class CustomCertificateFile {
  readonly #dir: string;
  readonly #path: string;
  readonly #log: Logger;

  /** @param dir Folder of all keys. */
  constructor(dir: string, log: Logger) {
    this.#dir = dir;
    this.#path = join(dir, "user-defined.pem");
    this.#log = log;
  }

  /** @returns The pair as it was written; undefined when there is none that can be read. */
  async read(): Promise<KeyPair | undefined> {
    try {
      const text = await Deno.readTextFile(this.#path);
      const at = text.indexOf("-----BEGIN CERTIFICATE-----");
      if (at <= 0) throw new Error("it does not hold a key and a certificate");
      return { key: text.slice(0, at).trim(), certificate: text.slice(at).trim() };
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return undefined;
      this.#log.error(`${this.#path} cannot be used: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** @throws {KvmError} `internal` when it cannot be written; the file is as it was then. */
  async write(pair: KeyPair): Promise<void> {
    try {
      await Deno.mkdir(this.#dir, { recursive: true, mode: 0o700 });
      await writeFileAtomic(this.#path, `${pair.key}\n${pair.certificate}\n`);
    } catch (cause) {
      throw new KvmError("internal", `failed to save certificate: ${messageOf(cause)}`, { cause });
    }
  }

  async remove(): Promise<void> {
    await Deno.remove(this.#path);
  }
}
