import { z } from "zod";
import { KvmError } from "../../base/errors.ts";
import type { Commands } from "../commands/commands.ts";
import { runOrThrow } from "../commands/commands.ts";
import type { LinkSettings, MachineSnapshot, NetworkManager } from "../port.ts";
import { NM_PROPERTIES, nmValues } from "./nm_properties.ts";

const Snapshot = z.object({
  interfaceName: z.string(),
  /** Profile of the interface; null when it had none. */
  profile: z.string().nullable(),
  /** Values, keyed by property. */
  values: z.record(z.string(), z.string()),
});

/** How long an interface may take to come up. */
const ACTIVATION_SEC = 20;

/** NetworkManager: changes the profile of the interface, or makes one where there is none. */
export class NetworkManagerCli implements NetworkManager {
  readonly name = "NetworkManager";
  readonly storesOnly = undefined;
  readonly persistent = true;
  readonly #commands: Commands;

  constructor(commands: Commands) {
    this.#commands = commands;
  }

  async snapshot(interfaceName: string): Promise<MachineSnapshot> {
    const profile = await this.#profileOf(interfaceName);
    if (profile === undefined) return { interfaceName, profile: null, values: {} };
    // One line a property, in the order asked for.
    const lines = (await this.#nmcli(
      "--escape",
      "no",
      "--get-values",
      NM_PROPERTIES.join(","),
      "connection",
      "show",
      profile,
    )).split("\n");
    const values = Object.fromEntries(NM_PROPERTIES.map((key, index) => [key, lines[index] ?? ""]));
    return { interfaceName, profile, values };
  }

  async apply(settings: LinkSettings): Promise<void> {
    const { interfaceName } = settings;
    const profile = await this.#profileOf(interfaceName) ?? await this.#add(interfaceName);
    await this.#modify(profile, nmValues(settings));
    await this.#activate(profile, interfaceName);
  }

  async restore(snapshot: MachineSnapshot): Promise<void> {
    const { interfaceName, profile, values } = Snapshot.parse(snapshot);
    if (profile !== null) {
      await this.#modify(profile, values);
      await this.#activate(profile, interfaceName);
      return;
    }
    const ours = await this.#profileOf(interfaceName);
    if (ours !== undefined) await this.#nmcli("connection", "delete", "uuid", ours);
  }

  async renew(interfaceName: string): Promise<void> {
    const profile = await this.#profileOf(interfaceName);
    if (profile === undefined) {
      throw new KvmError(
        "unavailable",
        `NetworkManager has no active profile for ${interfaceName}`,
      );
    }
    await this.#activate(profile, interfaceName);
  }

  /** UUID of the active profile. */
  async #profileOf(interfaceName: string): Promise<string | undefined> {
    const uuid = await this.#nmcli(
      "--get-values",
      "GENERAL.CON-UUID",
      "device",
      "show",
      interfaceName,
    );
    return /^[0-9a-f-]{36}$/i.test(uuid) ? uuid : undefined;
  }

  /** @returns UUID of the new profile. */
  async #add(interfaceName: string): Promise<string> {
    const name = `rustkvm-${interfaceName}`;
    const options = ["type", "ethernet", "con-name", name, "ifname", interfaceName];
    const printed = await this.#nmcli("connection", "add", ...options);
    const uuid = /\(([0-9a-f-]{36})\)/i.exec(printed)?.[1];
    if (uuid === undefined) {
      throw new KvmError("unavailable", `NetworkManager made no profile for ${interfaceName}`);
    }
    return uuid;
  }

  async #modify(profile: string, values: Readonly<Record<string, string>>): Promise<void> {
    await this.#nmcli("connection", "modify", "uuid", profile, ...Object.entries(values).flat());
  }

  async #activate(profile: string, interfaceName: string): Promise<void> {
    const wait = ["--wait", String(ACTIVATION_SEC)];
    await runOrThrow(
      this.#commands,
      "nmcli",
      [...wait, "connection", "up", "uuid", profile, "ifname", interfaceName],
      { timeoutMs: (ACTIVATION_SEC + 5) * 1000 },
    );
  }

  async #nmcli(...args: string[]): Promise<string> {
    return (await runOrThrow(this.#commands, "nmcli", args)).trim();
  }
}
