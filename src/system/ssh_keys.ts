import { join } from "node:path";
import { writeFileAtomic } from "../base/atomic_file.ts";
import { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { checkSshKeyLine } from "./ssh_key_line.ts";

/** A reply must fit one message of the data channel; this is some forty keys. */
const MAX_TEXT = 32 * 1024;

/** The public keys that may log in to the board over SSH. */
export class SshKeys {
  readonly #dir: string;
  readonly #file: string;
  readonly #log: Logger;

  /** @param dir Folder of authorized_keys. */
  constructor(dir: string, log: Logger) {
    this.#dir = dir;
    this.#file = join(dir, "authorized_keys");
    this.#log = log;
  }

  /** @returns Empty text when there are none. */
  async get(): Promise<string> {
    try {
      return (await Deno.readTextFile(this.#file)).trim();
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return "";
      throw error;
    }
  }

  /**
   * @param text Lines of authorized_keys, of which one good one is enough; empty text removes all.
   * @throws {KvmError} `invalid_params` saying what is wrong with the keys; nothing changes then.
   */
  async set(text: string): Promise<void> {
    const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
    if (lines.length === 0) {
      await Deno.remove(this.#file).catch(ignoreMissing);
      this.#log.warn("the SSH keys were removed");
      return;
    }
    if (text.length > MAX_TEXT) {
      throw new KvmError("too_large", `SSH keys take at most ${MAX_TEXT} characters`, {
        field: "sshKey",
      });
    }
    requireOneGood(lines);
    await Deno.mkdir(this.#dir, { recursive: true, mode: 0o700 });
    await Deno.chmod(this.#dir, 0o700);
    await writeFileAtomic(this.#file, `${lines.join("\n")}\n`);
    this.#log.warn("the SSH keys were changed");
  }
}

/** @throws {KvmError} what is wrong with the first line. */
function requireOneGood(lines: readonly string[]): void {
  let first: unknown;
  for (const line of lines.filter((line) => !line.startsWith("#"))) {
    try {
      return checkSshKeyLine(line);
    } catch (error) {
      first ??= error;
    }
  }
  throw first ?? new KvmError("invalid_params", "no valid SSH key found", { field: "sshKey" });
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
