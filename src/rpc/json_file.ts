import type { z } from "zod";
import { writeFileAtomic } from "../base/atomic_file.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";

/** One value kept as JSON in a file of its own. */
export class JsonFile<Schema extends z.ZodType> {
  readonly #path: string;
  readonly #schema: Schema;
  readonly #standard: z.output<Schema>;
  readonly #log: Logger;
  /** The last change; the next one waits for it. */
  #tail: Promise<void> = Promise.resolve();

  /** @param standard What counts while there is no file, or none that can be read. */
  constructor(path: string, schema: Schema, standard: z.output<Schema>, log: Logger) {
    this.#path = path;
    this.#schema = schema;
    this.#standard = standard;
    this.#log = log;
  }

  async read(): Promise<z.output<Schema>> {
    try {
      return this.#schema.parse(JSON.parse(await Deno.readTextFile(this.#path)));
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) {
        this.#log.warn(`${this.#path} cannot be read and is ignored: ${messageOf(error)}`);
      }
      return this.#standard;
    }
  }

  /**
   * Replaces the value.
   * @param change Makes the new value of the old one.
   * @throws {KvmError} `internal` when it cannot be written; the old value then stays.
   */
  change(change: (value: z.output<Schema>) => z.output<Schema>): Promise<void> {
    const done = this.#tail.then(async () => this.#write(change(await this.read())));
    this.#tail = done.catch(() => undefined);
    return done;
  }

  async #write(value: z.output<Schema>): Promise<void> {
    try {
      await writeFileAtomic(this.#path, `${JSON.stringify(value, undefined, 2)}\n`);
    } catch (cause) {
      this.#log.error({ err: cause }, `${this.#path} cannot be written`);
      throw new KvmError("internal", `Failed to save ${this.#path}`, { cause });
    }
  }
}
