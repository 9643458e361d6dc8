import { networkInterfaces } from "node:os";
import { join } from "node:path";
import type { Paths } from "../base/paths.ts";

/** What health tells about the network. */
export interface NetworkFacts {
  /** An address that others can reach. */
  readonly online: boolean;
  /** First such address, or empty text. */
  readonly ip: string;
  readonly gateway: string | null;
  readonly dns: readonly string[];
}

/** Reads the network's state from the kernel; what cannot be read is left empty. */
export function readNetworkFacts(paths: Paths): NetworkFacts {
  const ip = reachableAddresses()[0] ?? "";
  const routes = readOrEmpty(join(paths.procDir, "net", "route"));
  const resolver = readOrEmpty("/etc/resolv.conf");
  return {
    online: ip !== "",
    ip,
    gateway: defaultGateway(routes) ?? null,
    dns: [...resolver.matchAll(/^\s*nameserver\s+(\S+)/gm)].map((match) => match[1]!),
  };
}

/** Addresses of this machine that others can reach, IPv4 first. */
export function reachableAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all
    .filter(({ internal, address }) => !internal && !/^fe80:|^169\.254\./i.test(address))
    .sort((a, b) => a.family.localeCompare(b.family))
    .map(({ address }) => address);
}

/**
 * The gateway in /proc/net/route: destination and gateway are hexadecimal, least significant byte
 * first.
 */
export function defaultGateway(routes: string): string | undefined {
  for (const line of routes.split("\n").slice(1)) {
    const [, destination, gateway] = line.split("\t");
    if (destination === "00000000" && gateway && gateway !== "00000000") {
      return [...Uint8Array.fromHex(gateway)].reverse().join(".");
    }
  }
  return undefined;
}

function readOrEmpty(path: string): string {
  try {
    return Deno.readTextFileSync(path);
  } catch {
    return "";
  }
}
