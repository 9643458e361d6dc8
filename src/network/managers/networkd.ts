import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "../../base/atomic_file.ts";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { Commands } from "../commands/commands.ts";
import { runOrThrow } from "../commands/commands.ts";
import type { LinkSettings, MachineSnapshot, NetworkManager } from "../port.ts";
import { networkdFile } from "./networkd_file.ts";

const Snapshot = z.object({
  interfaceName: z.string(),
  /** Our file; null when the system's own files count. */
  file: z.string().nullable(),
});

/**
 * systemd-networkd: a file of ours in /etc/systemd/network, before all others by its name, says how
 * the interface is set; without it the system's own files count.
 */
export class Networkd implements NetworkManager {
  readonly name = "systemd-networkd";
  readonly storesOnly = undefined;
  readonly persistent = true;
  readonly #commands: Commands;
  readonly #folder: string;

  /** @param etcDir Usually /etc. */
  constructor(commands: Commands, etcDir: string) {
    this.#commands = commands;
    this.#folder = join(etcDir, "systemd", "network");
  }

  async snapshot(interfaceName: string): Promise<MachineSnapshot> {
    try {
      return { interfaceName, file: await Deno.readTextFile(this.#fileOf(interfaceName)) };
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return { interfaceName, file: null };
      throw error;
    }
  }

  async apply(settings: LinkSettings): Promise<void> {
    await this.#put(settings.interfaceName, networkdFile(settings));
  }

  async restore(snapshot: MachineSnapshot): Promise<void> {
    const { interfaceName, file } = Snapshot.parse(snapshot);
    await this.#put(interfaceName, file);
  }

  async renew(interfaceName: string): Promise<void> {
    await runOrThrow(this.#commands, "networkctl", ["renew", interfaceName]);
  }

  async #put(interfaceName: string, text: string | null): Promise<void> {
    const path = this.#fileOf(interfaceName);
    try {
      await Deno.mkdir(this.#folder, { recursive: true });
      // networkd runs as a user of its own.
      if (text === null) await Deno.remove(path).catch(ignoreMissing);
      else await writeFileAtomic(path, text, { mode: 0o644 });
    } catch (cause) {
      throw new KvmError("unavailable", `${path} cannot be written: ${messageOf(cause)}`, {
        cause,
      });
    }
    // It sets every interface anew whose file changed (networkctl(1)); asking once more would take
    // the address away again for a moment.
    await runOrThrow(this.#commands, "networkctl", ["reload"]);
  }

  #fileOf(interfaceName: string): string {
    return join(this.#folder, `00-rustkvm-${interfaceName}.network`);
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
}
