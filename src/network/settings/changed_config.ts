import type { NetworkConfig } from "../../config/schema.ts";
import { NETWORK_CHOICES, type NetworkSettingsChange } from "../../protocol/rpc/network.ts";
import {
  checkDomain,
  checkHostName,
  checkHttpUrl,
  checkOneOf,
  checkServer,
  invalidField,
} from "./field_checks.ts";
import { checkedIpv4, checkedIpv6 } from "./static_blocks.ts";

const MAX_PARALLEL = 16;

const WORDS = [
  "dhcp_client",
  "ipv4_mode",
  "ipv6_mode",
  "lldp_mode",
  "mdns_mode",
  "time_sync_mode",
] as const;

/** Texts that may be empty, with what they have to be otherwise. */
const TEXTS = [
  ["hostname", checkHostName],
  ["domain", checkDomain],
  ["http_proxy", checkHttpUrl],
] as const;

/** Lists, with what each entry has to be. */
const LISTS = [
  ["lldp_tx_tlvs", (field, value) => checkOneOf(field, value, NETWORK_CHOICES.lldp_tx_tlvs)],
  [
    "time_sync_ordering",
    (field, value) => checkOneOf(field, value, NETWORK_CHOICES.time_sync_ordering),
  ],
  ["time_sync_ntp_servers", checkServer],
  ["time_sync_http_urls", checkHttpUrl],
] as const satisfies readonly (readonly [
  keyof NetworkSettingsChange,
  (field: string, value: string) => void,
])[];

/**
 * The settings after a change. What the change does not name, or names as null, stays; static
 * blocks count in mode `static` alone, because pages always fill them.
 *
 * @throws {KvmError} `invalid_params` naming the first field that is wrong.
 */
export function changedConfig(
  current: Readonly<NetworkConfig>,
  change: NetworkSettingsChange,
): NetworkConfig {
  // A client that speaks of other settings must not hear that it succeeded.
  if (Object.keys(change).length === 0) {
    throw invalidField("settings", "holds no network setting that is known");
  }
  const next = structuredClone(current) as NetworkConfig;
  for (const key of WORDS) {
    const value = change[key];
    if (value === undefined || value === null) continue;
    checkOneOf(key, value, NETWORK_CHOICES[key]);
    next[key] = value;
  }
  for (const [key, check] of TEXTS) {
    const value = change[key]?.trim();
    if (value === undefined) continue;
    if (value === "") {
      delete next[key];
      continue;
    }
    check(key, value);
    next[key] = value;
  }
  for (const [key, check] of LISTS) {
    const list = change[key];
    if (list === undefined || list === null) continue;
    for (const value of list) check(key, value);
    next[key] = [...list];
  }
  next.time_sync_disable_fallback = change.time_sync_disable_fallback ??
    next.time_sync_disable_fallback;
  next.time_sync_parallel = checkedParallel(change.time_sync_parallel) ?? next.time_sync_parallel;
  if (next.ipv4_mode === "static") {
    next.ipv4_static = checkedIpv4(change.ipv4_static, current.ipv4_static);
  }
  if (next.ipv6_mode === "static") {
    next.ipv6_static = checkedIpv6(change.ipv6_static, current.ipv6_static);
  }
  return next;
}

function checkedParallel(value: number | null | undefined): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (value >= 1 && value <= MAX_PARALLEL) return value;
  throw invalidField("time_sync_parallel", `must be 1 to ${MAX_PARALLEL}, not ${value}`);
}
