import { type Clock, systemClock } from "../base/clock.ts";
import type { PowerControl, Programs, RestartKind } from "./port.ts";

/** How long `reboot` may take to tell the init system. */
const COMMAND_MS = 10_000;

/** A machine that still runs by then will not go down by itself (services.md §1.9). */
const PATIENCE_MS = 5_000;

/** Options of {@linkcode MachinePower}. */
export interface MachinePowerOptions {
  /** The machine is an appliance of ours; a developer's machine is never rebooted. */
  readonly ownsMachine: boolean;
  readonly programs: Programs;
  /** Stops everything and begins this program anew. */
  readonly restartService: () => void;
  readonly clock?: Clock;
}

/** Restarts the board through its init system, and this program through whoever started it. */
export class MachinePower implements PowerControl {
  readonly #options: MachinePowerOptions;
  readonly #clock: Clock;

  constructor(options: MachinePowerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  async restart(kind: RestartKind, force: boolean): Promise<void> {
    const { ownsMachine, programs, restartService } = this.#options;
    if (kind === "service" || !ownsMachine) return restartService();
    const args = force ? ["-f"] : [];
    const { code } = await programs.run("reboot", args, { timeoutMs: COMMAND_MS });
    if (code !== 0) throw new Error(`reboot failed with exit code ${code}`);
    this.#clock.after(PATIENCE_MS, restartService);
  }
}
