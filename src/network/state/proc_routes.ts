import { formatIpv4 } from "../address/ipv4.ts";
import type { Gateway } from "./links.ts";

/** The route is usable (linux/route.h). */
const RTF_UP = 0x1;

/**
 * Default routes in /proc/net/route: columns Iface, Destination, Gateway, Flags, RefCnt, Use,
 * Metric, Mask; addresses are hexadecimal, least significant byte first.
 */
export function parseProcRoute(text: string): Gateway[] {
  return text.split("\n").slice(1).flatMap((line): Gateway[] => {
    const [link, destination, gateway, flags, , , metric, mask] = line.trim().split(/\s+/);
    if (!link || destination !== "00000000" || mask !== "00000000" || !gateway) return [];
    if ((Number.parseInt(flags ?? "", 16) & RTF_UP) === 0) return [];
    const address = swapBytes(Number.parseInt(gateway, 16));
    return [{
      family: "inet",
      link,
      address: address === 0 ? "" : formatIpv4(address),
      metric: Number(metric),
    }];
  });
}

/**
 * Default routes in /proc/net/ipv6_route: columns destination, its prefix length, source, its
 * prefix length, next hop, metric, reference count, use count, flags, interface; all hexadecimal.
 * The kernel lists its own unreachable default on `lo`.
 */
export function parseProcIpv6Route(text: string): Gateway[] {
  return text.split("\n").flatMap((line): Gateway[] => {
    const [destination, length, , , hop, metric, , , flags, link] = line.trim().split(/\s+/);
    if (!destination || !/^0+$/.test(destination) || length !== "00") return [];
    if (!hop || !link || link === "lo") return [];
    if ((Number.parseInt(flags ?? "", 16) & RTF_UP) === 0) return [];
    return [{
      family: "inet6",
      link,
      address: /^0+$/.test(hop) ? "" : expandIpv6(hop),
      metric: Number.parseInt(metric ?? "", 16),
    }];
  });
}

/** 32 hexadecimal digits as an address in its shortest form. */
export function expandIpv6(digits: string): string {
  return new URL(`http://[${digits.match(/.{4}/g)!.join(":")}]`).hostname.slice(1, -1);
}

function swapBytes(value: number): number {
  return ((value & 0xff) << 24 | (value & 0xff00) << 8 | (value >>> 8) & 0xff00 | value >>> 24) >>>
    0;
}
