import { join } from "node:path";
import { isLoopback } from "../../base/address.ts";
import { type Clock, systemClock, type Timer } from "../../base/clock.ts";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { EventBus } from "../../base/event_bus.ts";
import type { Logger } from "../../base/logger.ts";
import type { Paths } from "../../base/paths.ts";
import type { Service } from "../../base/service.ts";
import { Config, type NetworkConfig } from "../../config/schema.ts";
import type { KvmEvents } from "../../protocol/events.ts";
import type { NetworkSettings, NetworkSettingsChange } from "../../protocol/rpc/network.ts";
import type { LinkSettings } from "../port.ts";
import type { SettingsStore } from "../settings_store.ts";
import type { NetworkStateMonitor } from "../state/network_state_monitor.ts";
import { changedConfig } from "./changed_config.ts";
import { FirstBootFile } from "./first_boot_file.ts";
import { linkSettings } from "./link_settings.ts";
import type { Machine } from "./machine.ts";
import { movesTo } from "./moves_to.ts";
import { settle } from "./settle.ts";
import { storedSettings } from "./stored_settings.ts";
import { type Trial, TrialFile } from "./trial_file.ts";

/** A change that nobody confirms is taken back after this time. */
const TRIAL_MS = 60_000;
/** The notice has to reach the page before its connection is cut. */
const NOTICE_MS = 500;

/** What {@linkcode NetworkSettingsService} is made of. */
export interface NetworkSettingsParts {
  readonly config: SettingsStore;
  readonly machine: Machine;
  readonly monitor: Pick<NetworkStateMonitor, "state" | "refresh" | "primary">;
  readonly bus: EventBus<KvmEvents>;
  readonly paths: Pick<Paths, "dataDir" | "configFile">;
  readonly log: Logger;
  /** @default systemClock */
  readonly clock?: Clock;
}

/**
 * The network settings. They are applied at once and are on trial for 60 s: unless somebody who is
 * logged in reaches us in that time, they are taken back, after a crash or a power loss too.
 */
export class NetworkSettingsService implements Service {
  readonly name = "network-settings";
  readonly #parts: NetworkSettingsParts;
  readonly #clock: Clock;
  readonly #trialFile: TrialFile;
  readonly #firstBoot: FirstBootFile;
  /** Runs while a change waits to be confirmed. */
  #timer: Timer | undefined;
  /** The work before; one thing at a time touches the machine. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(parts: NetworkSettingsParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? systemClock;
    this.#trialFile = new TrialFile(join(parts.paths.dataDir, "network-trial.json"), parts.log);
    this.#firstBoot = new FirstBootFile(join(parts.paths.configFile, "..", "network.toml"));
  }

  /** Takes back what nobody confirmed, or applies what has to be applied at every start. */
  start(): Promise<void> {
    return this.#inTurn(async () => {
      try {
        const trial = await this.#trialFile.read();
        if (trial) {
          await this.#takeBack(trial, "the appliance stopped before anybody confirmed them");
        } else if (!await this.#applyFirstBootFile()) await this.#applyStored();
      } catch (error) {
        this.#parts.log.error({ err: error }, "the network could not be set");
      }
    });
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    await this.#tail;
  }

  get settings(): NetworkSettings {
    return storedSettings(this.#stored);
  }

  /**
   * Checks, stores and applies a change.
   * @returns The settings as they are then.
   * @throws {KvmError} `invalid_params` naming the field, or `unavailable` when the machine
   *   refused; all is then as before.
   */
  set(change: NetworkSettingsChange): Promise<NetworkSettings> {
    return this.#inTurn(async () => {
      const before = this.#stored;
      const after = changedConfig(before, change);
      if (this.#parts.machine.differs(before, after)) await this.#try(before, after);
      else await this.#store(after);
      return this.settings;
    });
  }

  /**
   * Somebody who is logged in reached us: a change on trial stays.
   * @param from Address of the visitor, if known; this machine itself proves nothing.
   */
  confirm(from?: string): void {
    if (!this.#timer || (from !== undefined && isLoopback(from))) return;
    this.#timer.cancel();
    this.#timer = undefined;
    this.#parts.log.info("the network settings are confirmed");
    void this.#inTurn(() => this.#trialFile.remove()).catch((error) => {
      this.#parts.log.error({ err: error }, `${this.#trialFile.path} cannot be removed`);
    });
  }

  /** Asks the DHCP server for a new lease. @throws {KvmError} `unavailable` */
  renewLease(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#stored.ipv4_mode !== "dhcp") {
        const reason = `IPv4 is set to ${this.#stored.ipv4_mode}`;
        throw new KvmError("unavailable", `DHCP client not available: ${reason}`);
      }
      await this.#parts.machine.manager.renew(await this.#interfaceName());
      await this.#parts.monitor.refresh();
    });
  }

  get #stored(): NetworkConfig {
    return this.#parts.config.current.network_config;
  }

  async #try(before: NetworkConfig, after: NetworkConfig): Promise<void> {
    const { machine, monitor, log } = this.#parts;
    const name = await this.#interfaceName();
    // A change upon a change that nobody confirmed goes back to where the first one began.
    const open = await this.#trialFile.read();
    const origin = open ?? { ...await machine.snapshot(name), previous: before };
    const deadline = new Date(Date.now() + TRIAL_MS).toISOString();
    const trial: Trial = { ...origin, deadline };
    await this.#trialFile.write(trial);
    try {
      await this.#store(after);
    } catch (error) {
      await (open ? this.#trialFile.write(open) : this.#trialFile.remove());
      throw error;
    }
    this.#timer?.cancel();
    this.#timer = undefined;
    try {
      await machine.setName(after);
      if (machine.linkDiffers(before, after)) {
        const [old, next] = [linkSettings(before, name), linkSettings(after, name)];
        await this.#announce(next);
        await machine.manager.apply(next);
        await settle(() => monitor.refresh(), this.#clock, old.ipv4, next.ipv4);
      }
    } catch (error) {
      await this.#takeBack(trial, messageOf(error)).catch((second) => this.#failed(second));
      throw error;
    }
    log.info({ deadline }, "new network settings are on trial");
    this.#timer = this.#clock.after(TRIAL_MS, () => this.#expire());
  }

  #expire(): void {
    this.#timer = undefined;
    void this.#inTurn(async () => {
      const trial = await this.#trialFile.read();
      // Another change may have come in between.
      if (!trial || this.#timer) return;
      await this.#takeBack(trial, `nobody logged in reached us in ${TRIAL_MS / 1000} s`);
    }).catch((error) => this.#failed(error));
  }

  #failed(error: unknown): void {
    this.#parts.log.error({ err: error }, "the network settings could not be taken back");
  }

  /** Brings machine and settings back; the file stays, for the next start, when that fails. */
  async #takeBack(trial: Trial, reason: string): Promise<void> {
    this.#parts.log.warn(`the network settings are taken back: ${reason}`);
    const failures: unknown[] = [];
    for (
      const undo of [
        () => this.#parts.machine.restore(trial),
        () => this.#store(trial.previous),
      ]
    ) {
      await undo().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
    await this.#trialFile.remove();
    await this.#parts.monitor.refresh().catch(() => undefined);
  }

  /** Tells pages where to go when this address is about to end. */
  async #announce(next: LinkSettings): Promise<void> {
    const notice = movesTo(next.ipv4, this.#parts.monitor.state);
    if (!notice) return;
    this.#parts.bus.emit("willReboot", notice);
    await new Promise<void>((resolve) => this.#clock.after(NOTICE_MS, resolve));
  }

  /** @returns False when there is no file with settings for the first boot. */
  async #applyFirstBootFile(): Promise<boolean> {
    const { log, machine } = this.#parts;
    const found = await this.#firstBoot.read(this.#stored);
    if (!found) return false;
    if ("broken" in found) {
      await this.#firstBoot.setAside(found.broken);
      log.error(`${this.#firstBoot.path} is not applied: ${found.broken}`);
      return false;
    }
    await machine.setName(found.config);
    if (machine.manager.storesOnly === undefined) {
      await machine.manager.apply(linkSettings(found.config, await this.#interfaceName()));
    }
    await this.#store(found.config);
    await this.#firstBoot.markApplied();
    log.info(`the network settings of ${this.#firstBoot.path} are applied`);
    return true;
  }

  async #applyStored(): Promise<void> {
    const { machine } = this.#parts;
    await machine.setName(this.#stored);
    if (machine.manager.persistent) return;
    // Whoever never set anything has what the machine's own start scripts say.
    if (!machine.linkDiffers(Config.parse({}).network_config, this.#stored)) return;
    await machine.manager.apply(linkSettings(this.#stored, await this.#interfaceName()));
  }

  async #store(network: NetworkConfig): Promise<void> {
    await this.#parts.config.update((draft) => {
      draft.network_config = network;
    });
  }

  /** @throws {KvmError} `unavailable` on a machine without an interface. */
  async #interfaceName(): Promise<string> {
    const link = await this.#parts.monitor.primary();
    if (!link) throw new KvmError("unavailable", "This machine has no network interface to set");
    return link.name;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(work);
    this.#tail = done.catch(() => undefined);
    return done;
  }
}
