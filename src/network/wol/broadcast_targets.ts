import { networkInterfaces } from "node:os";
import { broadcastOf, formatIpv4, parseIpv4, prefixLengthOf } from "../address/ipv4.ts";

/** Reaches everybody on one cable, whatever their network is (RFC 919). */
export const LIMITED_BROADCAST = "255.255.255.255";
/** Longer prefixes have no broadcast address. */
const MAX_PREFIX = 30;

/** One packet's way: the local address it leaves from decides through which interface. */
export interface BroadcastTarget {
  readonly from: string;
  readonly to: string;
}

/** Addresses keyed by interface name, as node:os lists them. */
type InterfaceAddresses = Readonly<
  Record<
    string,
    { family: string; address: string; netmask: string; internal: boolean }[] | undefined
  >
>;

/**
 * Everybody in every network of this machine: the network's own broadcast address, and the limited
 * one for computers that lost their address.
 */
export function broadcastTargets(
  interfaces: () => InterfaceAddresses = networkInterfaces,
): BroadcastTarget[] {
  return Object.values(interfaces()).flatMap((addresses) => addresses ?? [])
    .flatMap(({ family, address, netmask, internal }) => {
      const value = parseIpv4(address);
      const prefixLength = prefixLengthOf(netmask);
      if (family !== "IPv4" || internal || value === undefined || prefixLength === undefined) {
        return [];
      }
      if (prefixLength > MAX_PREFIX) return [];
      const directed = formatIpv4(broadcastOf(value, prefixLength));
      return [{ from: address, to: directed }, { from: address, to: LIMITED_BROADCAST }];
    });
}
