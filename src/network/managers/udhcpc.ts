import { join } from "node:path";
import { z } from "zod";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { Paths } from "../../base/paths.ts";
import type { Commands } from "../commands/commands.ts";
import { runOrThrow } from "../commands/commands.ts";
import type {
  Ipv4Settings,
  Ipv6Settings,
  LinkSettings,
  MachineSnapshot,
  NetworkManager,
} from "../port.ts";
import type { LinkReader } from "../state/link_reader.ts";
import { readTextOr } from "../state/read_text_or.ts";
import { DhcpClient } from "./dhcp_client.ts";
import { Ipv6Switches, KernelIpv6, switchesFor } from "./kernel_ipv6.ts";
import { FixedAddress, fixedAddress } from "./fixed_address.ts";

const Snapshot = z.object({
  interfaceName: z.string(),
  /** A DHCP client ran. */
  dhcp: z.boolean(),
  ipv4: FixedAddress.nullable(),
  ipv6: FixedAddress.nullable(),
  switches: Ipv6Switches.nullable(),
  resolvConf: z.string().nullable(),
});

/**
 * A machine without a network manager, as BusyBox systems are: addresses and routes are set in the
 * kernel, udhcpc asks for leases. A restart forgets it all, so the stored settings are applied at
 * every start.
 */
export class Udhcpc implements NetworkManager {
  readonly name = "udhcpc";
  readonly storesOnly = undefined;
  readonly persistent = false;
  readonly #commands: Commands;
  readonly #links: LinkReader;
  readonly #client: DhcpClient;
  readonly #client6: DhcpClient;
  readonly #kernel: KernelIpv6;
  readonly #resolvConf: string;

  constructor(
    commands: Commands,
    links: LinkReader,
    paths: Pick<Paths, "procDir" | "runDir" | "etcDir">,
  ) {
    this.#commands = commands;
    this.#links = links;
    this.#client = new DhcpClient("udhcpc", commands, paths);
    this.#client6 = new DhcpClient("udhcpc6", commands, paths);
    this.#kernel = new KernelIpv6(paths.procDir);
    this.#resolvConf = join(paths.etcDir, "resolv.conf");
  }

  async snapshot(interfaceName: string): Promise<MachineSnapshot> {
    const table = await this.#links.read();
    const snapshot: z.infer<typeof Snapshot> = {
      interfaceName,
      dhcp: await this.#client.isRunning(interfaceName),
      ipv4: fixedAddress(table, interfaceName, "inet") ?? null,
      ipv6: fixedAddress(table, interfaceName, "inet6") ?? null,
      switches: await this.#kernel.read(interfaceName) ?? null,
      resolvConf: await readTextOr(this.#resolvConf, null),
    };
    return snapshot;
  }

  async apply({ interfaceName, ipv4, ipv6, domain }: LinkSettings): Promise<void> {
    const servers = [ipv4, ipv6].flatMap((family) => family.mode === "static" ? family.dns : []);
    if (servers.length > 0) await this.#nameServers(servers, domain);
    await this.#applyIpv4(interfaceName, ipv4);
    await this.#applyIpv6(interfaceName, ipv6);
  }

  async restore(snapshot: MachineSnapshot): Promise<void> {
    const { interfaceName, dhcp, ipv4, ipv6, switches, resolvConf } = Snapshot.parse(snapshot);
    if (resolvConf !== null) await this.#writeResolvConf(resolvConf);
    const fixed = ipv4 && { ...ipv4, mode: "static" as const, dns: [] };
    await this.#applyIpv4(interfaceName, dhcp ? { mode: "dhcp" } : fixed ?? { mode: "disabled" });
    if (switches === null) return;
    await this.#client6.stop(interfaceName);
    await this.#kernel.restart(interfaceName, switches);
    if (ipv6 && switches.autoconf === "0") await this.#address("-6", interfaceName, ipv6);
  }

  async renew(interfaceName: string): Promise<void> {
    if (!await this.#client.renew(interfaceName)) await this.#client.start(interfaceName);
  }

  async #applyIpv4(interfaceName: string, ipv4: Ipv4Settings): Promise<void> {
    await this.#client.stop(interfaceName);
    await this.#ip("-4", "address", "flush", "dev", interfaceName, "scope", "global");
    await this.#ip("link", "set", interfaceName, "up");
    if (ipv4.mode === "dhcp") await this.#client.start(interfaceName);
    if (ipv4.mode === "static") await this.#address("-4", interfaceName, ipv4);
  }

  async #applyIpv6(interfaceName: string, ipv6: Ipv6Settings): Promise<void> {
    const present = await this.#kernel.read(interfaceName);
    if (present === undefined) return this.#withoutIpv6(ipv6);
    const wanted = switchesFor(ipv6.mode);
    await this.#client6.stop(interfaceName);
    // A router's addresses stay as they are when the kernel goes on listening to it.
    const same = JSON.stringify(present) === JSON.stringify(wanted) && wanted.accept_ra !== "0";
    if (!same) await this.#kernel.restart(interfaceName, wanted);
    if (ipv6.mode === "static") await this.#address("-6", interfaceName, ipv6);
    if (ipv6.mode === "dhcpv6" || ipv6.mode === "slaac_and_dhcpv6") {
      await this.#client6.start(interfaceName);
    }
  }

  #withoutIpv6({ mode }: Ipv6Settings): void {
    if (mode === "static" || mode === "dhcpv6") {
      throw new KvmError("unavailable", "The kernel of this machine has no IPv6; disable it");
    }
  }

  async #address(family: "-4" | "-6", link: string, fixed: FixedAddress): Promise<void> {
    const broadcast = family === "-4" ? ["broadcast", "+"] : [];
    const address = `${fixed.address}/${fixed.prefixLength}`;
    await this.#ip(family, "address", "add", address, ...broadcast, "dev", link);
    if (fixed.gateway === "") return;
    await this.#ip(family, "route", "replace", "default", "via", fixed.gateway, "dev", link);
  }

  async #nameServers(servers: readonly string[], domain: string): Promise<void> {
    const search = domain === "" ? [] : [`search ${domain}`];
    const lines = [...search, ...servers.map((server) => `nameserver ${server}`), ""];
    await this.#writeResolvConf(lines.join("\n"));
  }

  /** Not by renaming: it is often a link into a folder that is writable. */
  async #writeResolvConf(text: string): Promise<void> {
    try {
      await Deno.writeTextFile(this.#resolvConf, text);
    } catch (cause) {
      const reason = `${this.#resolvConf} cannot be written: ${messageOf(cause)}`;
      throw new KvmError("unavailable", reason, { cause });
    }
  }

  async #ip(...args: string[]): Promise<void> {
    await runOrThrow(this.#commands, "ip", args);
  }
}
