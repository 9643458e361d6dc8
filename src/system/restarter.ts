import { type Clock, systemClock } from "../base/clock.ts";
import type { EventBus } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { KvmEvents } from "../protocol/events.ts";
import type { PowerControl, RestartKind } from "./port.ts";

/** Time for the reply and the notice to reach the page (upstream's second). */
const NOTICE_MS = 1_000;

/** Options of {@linkcode Restarter}. */
export interface RestarterOptions {
  readonly power: PowerControl;
  readonly bus: EventBus<KvmEvents>;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Restarts the appliance, but tells everybody who watches first. */
export class Restarter {
  readonly #options: RestarterOptions;
  readonly #clock: Clock;
  #pending = false;

  constructor(options: RestarterOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  /**
   * Announces a restart and begins it a second later. Asking again changes nothing.
   * @param reason Who asked for it, for the log.
   */
  schedule(kind: RestartKind, force: boolean, reason: string): void {
    if (this.#pending) return;
    this.#pending = true;
    const { bus, log } = this.#options;
    log.warn({ kind, force }, `the appliance restarts: ${reason}`);
    bus.emit("willReboot", {
      healthCheck: "/device/status",
      redirectTo: "/",
      redirectUrl: "/",
    });
    this.#clock.after(NOTICE_MS, () => void this.#restart(kind, force));
  }

  async #restart(kind: RestartKind, force: boolean): Promise<void> {
    try {
      await this.#options.power.restart(kind, force);
    } catch (error) {
      this.#pending = false;
      this.#options.log.error({ err: error }, "the restart could not be begun");
    }
  }
}
