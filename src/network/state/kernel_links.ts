import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Paths } from "../../base/paths.ts";
import { prefixLengthOf } from "../address/ipv4.ts";
import { SCOPES } from "./address_flags.ts";
import type { Gateway, Link, LinkAddress } from "./links.ts";
import { expandIpv6, parseProcIpv6Route, parseProcRoute } from "./proc_routes.ts";
import { readTextOr } from "./read_text_or.ts";

/** IFF_LOOPBACK (linux/if.h). */
const IFF_LOOPBACK = 0x8;
/** The scopes of /proc/net/if_inet6 (IPV6_ADDR_* of net/ipv6.h), as RT_SCOPE. */
const PROC_SCOPES: Readonly<Record<string, number>> = {
  "00": SCOPES.global!,
  "10": SCOPES.host!,
  "20": SCOPES.link!,
  "40": SCOPES.site!,
};

/** Addresses keyed by interface name, as node:os lists them. */
type InterfaceAddresses = Readonly<
  Record<string, { family: string; address: string; netmask: string }[] | undefined>
>;

/** Interfaces from /sys and /proc, for a machine whose `ip` speaks no JSON. Lifetimes are unknown. */
export async function readKernelLinks(
  { procDir, sysDir }: Pick<Paths, "procDir" | "sysDir">,
  interfaces: () => InterfaceAddresses = networkInterfaces,
): Promise<Link[]> {
  const folder = join(sysDir, "class", "net");
  const ipv6 = parseIfInet6(await readTextOr(join(procDir, "net", "if_inet6"), ""));
  const ipv4 = interfaces();
  const names = await namesIn(folder);
  return await Promise.all(names.map(async (name): Promise<Link> => {
    const fact = async (file: string) => (await readTextOr(join(folder, name, file), "")).trim();
    const state = await fact("operstate");
    return {
      index: Number(await fact("ifindex")),
      name,
      mac: await fact("address"),
      loopback: (Number(await fact("flags")) & IFF_LOOPBACK) !== 0,
      up: state === "up" || (state === "unknown" && await fact("carrier") === "1"),
      addresses: [
        ...(ipv4[name] ?? []).filter(({ family }) => family === "IPv4").map(ipv4Address),
        ...(ipv6.get(name) ?? []),
      ],
    };
  }));
}

/** Default routes from /proc. */
export async function readKernelGateways({ procDir }: Pick<Paths, "procDir">): Promise<Gateway[]> {
  return [
    ...parseProcRoute(await readTextOr(join(procDir, "net", "route"), "")),
    ...parseProcIpv6Route(await readTextOr(join(procDir, "net", "ipv6_route"), "")),
  ];
}

function ipv4Address({ address, netmask }: { address: string; netmask: string }): LinkAddress {
  return {
    family: "inet",
    address,
    prefixLength: prefixLengthOf(netmask) ?? 32,
    broadcast: "",
    scope: address.startsWith("127.") ? SCOPES.host! : SCOPES.global!,
    flags: 0,
  };
}

/**
 * Addresses keyed by interface name. A line: 32 digits of address, interface index, prefix length,
 * scope, flags, name; numbers are hexadecimal.
 */
function parseIfInet6(text: string): ReadonlyMap<string, LinkAddress[]> {
  const found = new Map<string, LinkAddress[]>();
  for (const line of text.split("\n")) {
    const [digits, , length, scope, flags, name] = line.trim().split(/\s+/);
    if (digits?.length !== 32 || !length || !scope || !flags || !name) continue;
    const address: LinkAddress = {
      family: "inet6",
      address: expandIpv6(digits),
      prefixLength: Number.parseInt(length, 16),
      broadcast: "",
      scope: PROC_SCOPES[scope] ?? SCOPES.global!,
      flags: Number.parseInt(flags, 16),
    };
    found.set(name, [...(found.get(name) ?? []), address]);
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await Array.fromAsync(Deno.readDir(folder), ({ name }) => name)).sort();
  } catch {
    return [];
  }
}
