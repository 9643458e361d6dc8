import { KvmError } from "../../base/errors.ts";
import type { NetworkConfig } from "../../config/schema.ts";
import type { HostName, NetworkManager } from "../port.ts";
import { linkSettings } from "./link_settings.ts";
import type { Trial } from "./trial_file.ts";

/** The machine whose network is set: its manager and its host name. */
export class Machine {
  readonly #manager: () => NetworkManager;
  readonly #hostName: HostName | undefined;
  readonly #fallbackName: string | undefined;

  /**
   * @param manager The manager in charge; asked each time, because it may start after us.
   * @param hostName Undefined where the name is not ours to set.
   * @param fallbackName The name of a machine whose settings have none.
   */
  constructor(
    manager: () => NetworkManager,
    hostName: HostName | undefined,
    fallbackName: string | undefined,
  ) {
    this.#manager = manager;
    this.#hostName = hostName;
    this.#fallbackName = fallbackName;
  }

  get manager(): NetworkManager {
    return this.#manager();
  }

  /** True when the machine has to be touched to go from one to the other. */
  differs(before: Readonly<NetworkConfig>, after: Readonly<NetworkConfig>): boolean {
    return this.linkDiffers(before, after) || this.#newName(after) !== undefined;
  }

  /** True when its interface has to be set anew. */
  linkDiffers(before: Readonly<NetworkConfig>, after: Readonly<NetworkConfig>): boolean {
    return this.manager.storesOnly === undefined &&
      JSON.stringify(linkSettings(before, "")) !== JSON.stringify(linkSettings(after, ""));
  }

  /** All that a change may touch, to bring it back. */
  async snapshot(interfaceName: string): Promise<Pick<Trial, "manager" | "machine" | "hostName">> {
    const { manager } = this;
    return {
      manager: manager.name,
      machine: await manager.snapshot(interfaceName),
      hostName: this.#hostName?.current ?? "",
    };
  }

  /** @throws {KvmError} `unavailable` */
  async setName(config: Readonly<NetworkConfig>): Promise<void> {
    const name = this.#newName(config);
    if (name !== undefined) await this.#hostName?.set(name);
  }

  /** @throws {KvmError} `unavailable` when the machine refuses, or has another manager now. */
  async restore({ manager: owner, machine, hostName }: Trial): Promise<void> {
    if (this.#hostName && hostName !== "" && hostName !== this.#hostName.current) {
      await this.#hostName.set(hostName);
    }
    const { manager } = this;
    if (manager.name !== owner) {
      const message = `The network was set through ${owner}, and ${manager.name} is in charge now`;
      throw new KvmError("unavailable", message);
    }
    await manager.restore(machine);
  }

  /** The name that the machine should have and does not; undefined when all is well. */
  #newName({ hostname }: Readonly<NetworkConfig>): string | undefined {
    const name = hostname || this.#fallbackName;
    return this.#hostName && this.#hostName.current !== name ? name : undefined;
  }
}
