import { isIPv4 } from "node:net";

/** Arithmetic on IPv4 addresses as unsigned 32-bit numbers, the first byte on top. */

/** @returns Undefined when the text is no IPv4 address. */
export function parseIpv4(text: string): number | undefined {
  if (!isIPv4(text)) return undefined;
  return text.split(".").reduce((value, byte) => value * 256 + Number(byte), 0);
}

export function formatIpv4(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
}

/** `255.255.255.0` or `24` as a prefix length; undefined when it is neither. */
export function prefixLengthOf(netmask: string): number | undefined {
  if (/^\d{1,2}$/.test(netmask)) return Number(netmask) <= 32 ? Number(netmask) : undefined;
  const mask = parseIpv4(netmask);
  if (mask === undefined) return undefined;
  const length = Math.clz32(~mask);
  return maskOf(length) === mask ? length : undefined;
}

export function netmaskOf(prefixLength: number): string {
  return formatIpv4(maskOf(prefixLength));
}

export function networkOf(address: number, prefixLength: number): number {
  return (address & maskOf(prefixLength)) >>> 0;
}

/** The address that reaches everybody in the network. */
export function broadcastOf(address: number, prefixLength: number): number {
  return (address | ~maskOf(prefixLength)) >>> 0;
}

/** 127.0.0.0/8, 0.0.0.0/8, and everything from multicast upwards: no host has such an address. */
export function isHostAddress(address: number): boolean {
  const first = address >>> 24;
  return first !== 0 && first !== 127 && first < 224;
}

function maskOf(prefixLength: number): number {
  return prefixLength === 0 ? 0 : (0xffffffff << (32 - prefixLength)) >>> 0;
}
