import type { EventBus } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import type { Service } from "../base/service.ts";
import type { KvmEvents } from "../protocol/events.ts";
import type { FailsafeState } from "../protocol/states.ts";
import { checkFailsafe } from "../system/failsafe.ts";

/** Options of a {@linkcode FailsafeCheck}. */
export interface FailsafeCheckOptions {
  readonly paths: Paths;
  /** Asked for by the environment. */
  readonly forced: boolean;
  readonly bus: EventBus<KvmEvents>;
  readonly log: Logger;
}

/** The first service: finds out how the last run ended. */
export class FailsafeCheck implements Service {
  readonly name = "failsafe";
  readonly #options: FailsafeCheckOptions;
  #state: FailsafeState = { active: false, reason: "" };

  constructor(options: FailsafeCheckOptions) {
    this.#options = options;
  }

  get state(): FailsafeState {
    return this.#state;
  }

  async start(): Promise<void> {
    const { paths, forced, bus, log } = this.#options;
    this.#state = await checkFailsafe(paths, forced);
    if (!this.#state.active) return;
    log.warn({ reason: this.#state.reason }, "failsafe mode");
    bus.emit("failsafeMode", this.#state);
  }

  stop(): void {}
}
