import { join } from "node:path";
import { EventBus } from "../../src/base/event_bus.ts";
import { Machine } from "../../src/network/settings/machine.ts";
import { NetworkSettingsService } from "../../src/network/settings/network_settings.ts";
import type { KvmEvents } from "../../src/protocol/events.ts";
import type { RebootNotice } from "../../src/protocol/states.ts";
import { FakeClock } from "./clock.ts";
import { silentLogger } from "./logger.ts";
import { FakeNetworkMachine } from "./network_machine.ts";
import { MemorySettings } from "./settings_store.ts";
import { until } from "./until.ts";

/** A box whose appliance can be started, and die, again and again. */
export class NetworkBox implements AsyncDisposable {
  readonly folder: string;
  readonly config = new MemorySettings();
  readonly machine: FakeNetworkMachine;
  readonly notices: RebootNotice[] = [];
  clock = new FakeClock();
  settings: NetworkSettingsService;

  private constructor(folder: string, machine: FakeNetworkMachine) {
    this.folder = folder;
    this.machine = machine;
    this.settings = this.#boot();
  }

  static async make(machine = new FakeNetworkMachine()): Promise<NetworkBox> {
    return new NetworkBox(await Deno.makeTempDir(), machine);
  }

  /** The appliance is gone without a word, and another one starts. */
  async restart(): Promise<void> {
    this.clock = new FakeClock();
    this.settings = this.#boot();
    await this.settings.start();
  }

  /** Runs something that waits for the clock. */
  async turn<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const marked = work.finally(() => done = true);
    marked.catch(() => undefined);
    await until(() => {
      if (!done && this.clock.pending > 0) this.clock.advance(250);
      return done;
    }, "the change");
    return marked;
  }

  get trialFile(): string {
    return join(this.folder, "network-trial.json");
  }

  get mode(): string {
    return this.settings.settings.ipv4_mode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.settings.stop();
    await Deno.remove(this.folder, { recursive: true });
  }

  #boot(): NetworkSettingsService {
    const bus = new EventBus<KvmEvents>((_event, error) => {
      throw error;
    });
    bus.on("willReboot", (notice) => this.notices.push(notice));
    return new NetworkSettingsService({
      config: this.config,
      machine: new Machine(() => this.machine, this.machine, "rustkvm"),
      monitor: this.machine.monitor,
      bus,
      paths: { dataDir: this.folder, configFile: join(this.folder, "config.toml") },
      log: silentLogger,
      clock: this.clock,
    });
  }
}
