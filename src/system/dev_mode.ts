import { existsSync } from "node:fs";
import { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Programs } from "./port.ts";

const SCRIPT_MS = 2_000;

/** Options of {@linkcode DevMode}. */
export interface DevModeOptions {
  /** File that is there while developer mode is on. */
  readonly marker: string;
  /** Program of the system image that starts or stops SSH by the marker; absent elsewhere. */
  readonly sshScript?: string;
  readonly programs: Programs;
  readonly log: Logger;
}

/** Developer mode: the routes below /developer, and SSH on the board. */
export class DevMode {
  readonly #options: DevModeOptions;

  constructor(options: DevModeOptions) {
    this.#options = options;
  }

  get enabled(): boolean {
    return existsSync(this.#options.marker);
  }

  /** @throws {KvmError} when SSH did not follow; the mode is set all the same. */
  async set(enabled: boolean): Promise<void> {
    const { marker, log } = this.#options;
    if (enabled === this.enabled) return;
    if (enabled) await Deno.writeTextFile(marker, "", { mode: 0o600 });
    else await Deno.remove(marker);
    log.warn(`developer mode is ${enabled ? "on" : "off"}`);
    await this.#tellSsh();
  }

  async #tellSsh(): Promise<void> {
    const { sshScript, programs, log } = this.#options;
    if (sshScript === undefined || !existsSync(sshScript)) return;
    try {
      const options = { timeoutMs: SCRIPT_MS, leavesDaemon: true };
      const { code } = await programs.run(sshScript, [], options);
      if (code !== 0) throw new Error(`${sshScript} failed with exit code ${code}`);
    } catch (cause) {
      log.error({ err: cause }, "SSH could not be started or stopped");
      const text = "failed to start/stop SSH, you may need to reboot for changes to take effect";
      throw new KvmError("internal", text, { cause });
    }
  }
}
