import { z } from "zod";
import { writeFileAtomic } from "../../base/atomic_file.ts";
import { messageOf } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";
import type { NetworkConfig } from "../../config/schema.ts";
import type { MachineSnapshot } from "../port.ts";
import { readTextOr } from "../state/read_text_or.ts";

const TrialSchema = z.object({
  /** RFC 3339; when the change is taken back at the latest. */
  deadline: z.string(),
  /** Whose snapshot it is. */
  manager: z.string(),
  machine: z.unknown(),
  hostName: z.string(),
  previous: z.looseObject({}),
});

/** A change of network settings that nobody has confirmed, and all that it takes to undo it. */
export interface Trial {
  readonly deadline: string;
  /** {@linkcode NetworkManager.name} of the manager that took the snapshot. */
  readonly manager: string;
  readonly machine: MachineSnapshot;
  readonly hostName: string;
  readonly previous: NetworkConfig;
}

/** The trial that runs, on disk, so that it is undone also after a power loss. */
export class TrialFile {
  readonly path: string;
  readonly #log: Logger;

  constructor(path: string, log: Logger) {
    this.path = path;
    this.#log = log;
  }

  /** @returns Undefined when no trial runs. */
  async read(): Promise<Trial | undefined> {
    const text = await readTextOr(this.path, undefined);
    if (text === undefined) return undefined;
    try {
      const trial = TrialSchema.parse(JSON.parse(text));
      return { ...trial, previous: trial.previous as NetworkConfig };
    } catch (error) {
      // It was written whole, so the disk is to blame; what it held is lost.
      this.#log.error(`${this.path} cannot be read: ${messageOf(error)}`);
      return undefined;
    }
  }

  async write(trial: Trial): Promise<void> {
    await writeFileAtomic(this.path, JSON.stringify(trial));
  }

  async remove(): Promise<void> {
    try {
      await Deno.remove(this.path);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
}
