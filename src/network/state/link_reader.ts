import { join } from "node:path";
import type { Paths } from "../../base/paths.ts";
import type { Commands } from "../commands/commands.ts";
import { runOrThrow } from "../commands/commands.ts";
import { parseIpGateways, parseIpLinks } from "./ip_json.ts";
import { readKernelGateways, readKernelLinks } from "./kernel_links.ts";
import type { LinkTable } from "./links.ts";

/** Reads interfaces, addresses and default routes: from iproute2, or else from /proc and /sys. */
export class LinkReader {
  readonly #commands: Commands;
  readonly #paths: Pick<Paths, "procDir" | "sysDir">;
  /** Unknown until `ip` was asked; BusyBox's prints no JSON. */
  #speaksJson: boolean | undefined;

  constructor(commands: Commands, paths: Pick<Paths, "procDir" | "sysDir">) {
    this.#commands = commands;
    this.#paths = paths;
    this.#speaksJson = commands.has("ip") ? undefined : false;
  }

  async read(): Promise<LinkTable> {
    if (this.#speaksJson !== false) {
      try {
        const table = await this.#ask();
        this.#speaksJson = true;
        return table;
      } catch {
        // One that did print JSON has a bad moment, and is asked again next time.
        this.#speaksJson ??= false;
      }
    }
    return {
      links: await readKernelLinks(this.#paths),
      gateways: await readKernelGateways(this.#paths),
    };
  }

  /** True when a device stands behind the interface, and not the kernel alone. */
  async isPhysical(link: string): Promise<boolean> {
    try {
      await Deno.lstat(join(this.#paths.sysDir, "class", "net", link, "device"));
      return true;
    } catch {
      return false;
    }
  }

  async #ask(): Promise<LinkTable> {
    const ip = (...args: string[]) => runOrThrow(this.#commands, "ip", ["-json", ...args]);
    const [links, ipv4, ipv6] = await Promise.all([
      ip("address", "show"),
      ip("-4", "route", "show", "default"),
      ip("-6", "route", "show", "default"),
    ]);
    return {
      links: parseIpLinks(links),
      gateways: [...parseIpGateways(ipv4, "inet"), ...parseIpGateways(ipv6, "inet6")],
    };
  }
}
