import { isIP } from "node:net";
import type { NetworkConfig } from "../../config/schema.ts";
import type { NetworkSettingsChange } from "../../protocol/rpc/network.ts";
import {
  broadcastOf,
  isHostAddress,
  networkOf,
  parseIpv4,
  prefixLengthOf,
} from "../address/ipv4.ts";
import { isIpv6Host, parseIpv6Prefix } from "../address/ipv6.ts";
import { invalidField } from "./field_checks.ts";

type Ipv4Static = NonNullable<NetworkConfig["ipv4_static"]>;
type Ipv6Static = NonNullable<NetworkConfig["ipv6_static"]>;

/** The longest prefix that leaves room for a network and a broadcast address (RFC 3021). */
const MAX_SHARED_PREFIX = 30;

/** Checks a static IPv4 address and all that goes with it. @throws {KvmError} `invalid_params` */
export function checkedIpv4(
  change: NetworkSettingsChange["ipv4_static"],
  stored: Ipv4Static | undefined,
): Ipv4Static {
  const block = {
    ...stored,
    address: (change?.address ?? stored?.address ?? "").trim(),
    netmask: (change?.netmask ?? stored?.netmask ?? "").trim(),
    gateway: (change?.gateway ?? stored?.gateway ?? "").trim(),
    dns: filled(change?.dns ?? stored?.dns ?? []),
  };
  const address = parseIpv4(block.address);
  if (address === undefined || !isHostAddress(address)) {
    throw invalidField("ipv4_static.address", `must be an IPv4 address, not "${block.address}"`);
  }
  const prefixLength = prefixLengthOf(block.netmask);
  if (prefixLength === undefined || prefixLength === 0) {
    const problem = `must be a netmask such as 255.255.255.0, not "${block.netmask}"`;
    throw invalidField("ipv4_static.netmask", problem);
  }
  const network = networkOf(address, prefixLength);
  if (
    prefixLength <= MAX_SHARED_PREFIX &&
    (address === network || address === broadcastOf(address, prefixLength))
  ) {
    throw invalidField("ipv4_static.address", "is the network itself, not a host in it");
  }
  if (block.gateway !== "") {
    const gateway = parseIpv4(block.gateway);
    if (gateway === undefined) {
      throw invalidField("ipv4_static.gateway", `must be an IPv4 address, not "${block.gateway}"`);
    }
    if (networkOf(gateway, prefixLength) !== network || gateway === address) {
      const problem = `must be another host of the network ${block.address}/${prefixLength}`;
      throw invalidField("ipv4_static.gateway", problem);
    }
  }
  checkServers("ipv4_static.dns", block.dns);
  return block;
}

/** Checks a static IPv6 address and all that goes with it. @throws {KvmError} `invalid_params` */
export function checkedIpv6(
  change: NetworkSettingsChange["ipv6_static"],
  stored: Ipv6Static | undefined,
): Ipv6Static {
  const block = {
    ...stored,
    prefix: prefixOf(change) ?? stored?.prefix ?? "",
    gateway: (change?.gateway ?? stored?.gateway ?? "").trim(),
    dns: filled(change?.dns ?? stored?.dns ?? []),
  };
  if (parseIpv6Prefix(block.prefix) === undefined) {
    const problem =
      `must be an address with its prefix length, such as 2001:db8::2/64, not "${block.prefix}"`;
    throw invalidField("ipv6_static.prefix", problem);
  }
  if (block.gateway !== "" && !isIpv6Host(block.gateway)) {
    throw invalidField("ipv6_static.gateway", `must be an IPv6 address, not "${block.gateway}"`);
  }
  checkServers("ipv6_static.dns", block.dns);
  return block;
}

/** `prefix` alone, or `address` with a length in `prefix` as version 0.4.7 sends it. */
function prefixOf(change: NetworkSettingsChange["ipv6_static"]): string | undefined {
  const prefix = change?.prefix?.trim();
  const address = change?.address?.trim();
  if (!address || prefix?.includes(":")) return prefix;
  return address.includes("/") ? address : `${address}/${(prefix ?? "").replace(/^\//, "")}`;
}

function checkServers(field: string, servers: readonly string[]): void {
  const wrong = servers.find((server) => isIP(server) === 0);
  if (wrong !== undefined) throw invalidField(field, `must hold addresses only, not "${wrong}"`);
}

/** Pages send lines that nobody filled in. */
function filled(list: readonly string[]): string[] {
  return list.map((entry) => entry.trim()).filter((entry) => entry !== "");
}
