import { isIPv6 } from "node:net";

/** An address with the length of its network's prefix. */
export interface Ipv6Prefix {
  readonly address: string;
  readonly prefixLength: number;
}

/** fe80::/10: reaches only the neighbours on the cable. */
export function isLinkLocal(address: string): boolean {
  return /^fe[89ab]/i.test(address);
}

/** Multicast (ff00::/8), loopback and the unspecified address are no host's. */
export function isIpv6Host(address: string): boolean {
  return isIPv6(address) && !address.includes("%") && !/^ff|^::1?$/i.test(address);
}

/** Reads `2001:db8::2/64`; undefined when it is something else. */
export function parseIpv6Prefix(text: string): Ipv6Prefix | undefined {
  const [, address, length] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  if (address === undefined || !isIpv6Host(address)) return undefined;
  const prefixLength = Number(length);
  return prefixLength >= 1 && prefixLength <= 128 ? { address, prefixLength } : undefined;
}
