import { join } from "node:path";
import { z } from "zod";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { Ipv6Settings } from "../port.ts";
import { readTextOr } from "../state/read_text_or.ts";

/** The kernel's own IPv6 switches of an interface (ip-sysctl.rst), as text. */
export const Ipv6Switches = z.object({
  disable_ipv6: z.string(),
  accept_ra: z.string(),
  autoconf: z.string(),
});
export type Ipv6Switches = z.infer<typeof Ipv6Switches>;

const KEYS = ["disable_ipv6", "accept_ra", "autoconf"] as const;

/** What the kernel is to do by itself in each mode. */
export function switchesFor(mode: Ipv6Settings["mode"]): Ipv6Switches {
  const listens = mode === "slaac" || mode === "dhcpv6" || mode === "slaac_and_dhcpv6";
  return {
    disable_ipv6: mode === "disabled" ? "1" : "0",
    // 2: also where this machine forwards packets of others.
    accept_ra: listens ? "2" : "0",
    autoconf: listens && mode !== "dhcpv6" ? "1" : "0",
  };
}

/** Reads and sets the kernel's IPv6 switches of an interface. */
export class KernelIpv6 {
  readonly #procDir: string;

  constructor(procDir: string) {
    this.#procDir = procDir;
  }

  /** @returns Undefined where the kernel has no IPv6. */
  async read(interfaceName: string): Promise<Ipv6Switches | undefined> {
    const folder = this.#folder(interfaceName);
    const [disable_ipv6, accept_ra, autoconf] = await Promise.all(
      KEYS.map((key) => readTextOr(join(folder, key), undefined)),
    );
    if (disable_ipv6 === undefined || accept_ra === undefined || autoconf === undefined) {
      return undefined;
    }
    return {
      disable_ipv6: disable_ipv6.trim(),
      accept_ra: accept_ra.trim(),
      autoconf: autoconf.trim(),
    };
  }

  /**
   * Sets the switches from scratch: IPv6 goes off and on again, so that old addresses and routes
   * are gone and a router is asked at once.
   * @throws {KvmError} `unavailable`
   */
  async restart(interfaceName: string, switches: Ipv6Switches): Promise<void> {
    const folder = this.#folder(interfaceName);
    try {
      await Deno.writeTextFile(join(folder, "disable_ipv6"), "1");
      for (const key of ["accept_ra", "autoconf", "disable_ipv6"] as const) {
        await Deno.writeTextFile(join(folder, key), switches[key]);
      }
    } catch (cause) {
      const reason = `IPv6 of ${interfaceName} cannot be set: ${messageOf(cause)}`;
      throw new KvmError("unavailable", reason, { cause });
    }
  }

  #folder(interfaceName: string): string {
    return join(this.#procDir, "sys", "net", "ipv6", "conf", interfaceName);
  }
}
