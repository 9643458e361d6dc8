import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Service } from "../base/service.ts";
import type { ConfigStore } from "../config/config_store.ts";
import type { JigglerConfig } from "../config/schema.ts";
import type { CronSchedule, ReadCron } from "../time/port.ts";

/** How often a wait looks at the clock, which the network may set meanwhile. */
const LOOK_EVERY_MS = 60_000;

/** How far the mouse goes, and how long it stays there. */
const NUDGE = { counts: 2, backAfterMs: 50 } as const;

/** Options of {@linkcode Jiggler}. */
export interface JigglerOptions {
  readonly config: Pick<ConfigStore, "current" | "update">;
  readonly readCron: ReadCron;
  /** Milliseconds since a person last used keyboard or mouse. */
  readonly idleMs: () => number;
  /** Moves the mouse by so many counts. */
  readonly nudge: (dx: number, dy: number) => void;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Milliseconds since 1970. @default Date.now */
  readonly wallClock?: () => number;
  /** 0..1. @default Math.random */
  readonly random?: () => number;
}

/** Moves the mouse on a schedule while nobody uses it: the computer does not fall asleep. */
export class Jiggler implements Service {
  readonly name = "jiggler";
  readonly #options: JigglerOptions;
  readonly #clock: Clock;
  readonly #wallClock: () => number;
  #running = false;
  #timer: Timer | undefined;

  constructor(options: JigglerOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#wallClock = options.wallClock ?? Date.now;
  }

  start(): void {
    this.#running = true;
    this.apply();
  }

  stop(): void {
    this.#running = false;
    this.#timer?.cancel();
  }

  get enabled(): boolean {
    return this.#options.config.current.jiggler_enabled;
  }

  async setEnabled(enabled: boolean): Promise<void> {
    await this.#options.config.update((draft) => void (draft.jiggler_enabled = enabled));
    this.apply();
  }

  get config(): JigglerConfig {
    return this.#options.config.current.jiggler_config;
  }

  /**
   * Changes the schedule.
   * @throws {KvmError} `invalid_params` naming the field, when it cannot be read or never comes.
   */
  async setConfig(config: JigglerConfig): Promise<void> {
    this.#schedule(config);
    await this.#options.config.update((draft) => void (draft.jiggler_config = config));
    this.apply();
  }

  /** Goes by the settings as they are now. */
  apply(): void {
    this.#timer?.cancel();
    if (!this.#running || !this.enabled) return;
    try {
      this.#await(this.#schedule(this.config));
    } catch (error) {
      this.#options.log.warn(`the jiggler rests: ${messageOf(error)}`);
    }
  }

  #schedule(config: JigglerConfig): CronSchedule {
    const pattern = config.schedule_cron_tab;
    const schedule = readSchedule(this.#options.readCron, pattern, config.timezone ?? "UTC");
    if (schedule.next(this.#now()) !== undefined) return schedule;
    throw refused(`invalid cron "${pattern}": that moment never comes`);
  }

  /** Waits for the next moment, then for a part of the time to the one after it. */
  #await(schedule: CronSchedule): void {
    const due = schedule.next(this.#now())?.getTime();
    if (due === undefined) return;
    const waitMs = Math.min(due - this.#wallClock(), LOOK_EVERY_MS);
    this.#timer = this.#clock.after(waitMs, () => {
      if (this.#wallClock() < due) return this.#await(schedule);
      const spanMs = (schedule.next(new Date(due))?.getTime() ?? due) - due;
      const jitter = this.config.jitter_percentage / 100 * (this.#options.random ?? Math.random)();
      this.#timer = this.#clock.after(spanMs * jitter, () => this.#jiggle(schedule));
    });
  }

  #jiggle(schedule: CronSchedule): void {
    const { idleMs, nudge } = this.#options;
    if (idleMs() < this.config.inactivity_limit_seconds * 1000) return this.#await(schedule);
    nudge(NUDGE.counts, 0);
    this.#timer = this.#clock.after(NUDGE.backAfterMs, () => {
      nudge(-NUDGE.counts, 0);
      this.#await(schedule);
    });
  }

  #now(): Date {
    return new Date(this.#wallClock());
  }
}

function readSchedule(readCron: ReadCron, pattern: string, timezone: string): CronSchedule {
  try {
    return readCron(pattern, timezone);
  } catch (error) {
    if (error instanceof KvmError) throw refused(error.message, error.field);
    throw error;
  }
}

/** In the words that the upstream page looks for. */
function refused(text: string, field = "schedule_cron_tab"): KvmError {
  return new KvmError("invalid_params", `error scheduling jiggler crontab: ${text}`, { field });
}
