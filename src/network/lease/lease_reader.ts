import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Clock, systemClock } from "../../base/clock.ts";
import type { Paths } from "../../base/paths.ts";
import type { DhcpLease } from "../../protocol/states.ts";
import type { Commands } from "../commands/commands.ts";
import type { Link } from "../state/links.ts";
import { readNetworkManagerLease } from "./network_manager_lease.ts";
import { readNetworkdLease } from "./networkd_lease.ts";
import { readUdhcpcLease } from "./udhcpc_lease.ts";

/** How long an answer of nmcli, a program that takes its time, is good for. */
const ANSWER_MS = 30_000;

/** Finds the DHCP lease of an interface, whoever keeps it. */
export class LeaseReader {
  readonly #commands: Commands;
  readonly #paths: Pick<Paths, "runDir" | "procDir">;
  readonly #clock: Clock;
  /** NetworkManager's last answer. */
  #answer:
    | { readonly key: string; readonly atMs: number; readonly lease: DhcpLease | undefined }
    | undefined;

  constructor(
    commands: Commands,
    paths: Pick<Paths, "runDir" | "procDir">,
    clock: Clock = systemClock,
  ) {
    this.#commands = commands;
    this.#paths = paths;
    this.#clock = clock;
  }

  /** @returns Undefined when there is none, or the interface does not have its address. */
  async read(link: Link): Promise<DhcpLease | undefined> {
    const lease = await readNetworkdLease(this.#paths.runDir, link) ??
      await readUdhcpcLease(this.#paths, link) ??
      await this.#ask(link);
    return link.addresses.some(({ address }) => address === lease?.ip) ? lease : undefined;
  }

  async #ask(link: Link): Promise<DhcpLease | undefined> {
    if (!existsSync(join(this.#paths.runDir, "NetworkManager"))) return undefined;
    if (!this.#commands.has("nmcli")) return undefined;
    const key = JSON.stringify([link.name, link.addresses.map(({ address }) => address)]);
    const now = this.#clock.now();
    if (this.#answer?.key !== key || now - this.#answer.atMs >= ANSWER_MS) {
      const lease = await readNetworkManagerLease(this.#commands, link).catch(() => undefined);
      this.#answer = { key, atMs: now, lease };
    }
    return this.#answer.lease;
  }
}
