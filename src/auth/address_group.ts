import { isIPv6 } from "node:net";
import { normalizeAddress } from "../base/address.ts";

/**
 * Whom an address stands for: IPv4 itself; of IPv6 the /64 network, as every host has 2^64
 * addresses at hand there.
 */
export function addressGroup(address: string): string {
  const normal = normalizeAddress(address);
  return isIPv6(normal) ? `${firstFourGroups(normal)}::/64` : normal;
}

function firstFourGroups(address: string): string {
  const [left = "", right] = address.split("::", 2);
  const head = groupsOf(left);
  const tail = right === undefined ? [] : groupsOf(right);
  const gap = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => "0");
  return [...head, ...gap, ...tail].slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16)).join(":");
}

/** An IPv4 tail (`64:ff9b::192.0.2.1`) stands for two groups. */
function groupsOf(part: string): string[] {
  return part === ""
    ? []
    : part.split(":").flatMap((group) => group.includes(".") ? ["0", "0"] : [group]);
}
