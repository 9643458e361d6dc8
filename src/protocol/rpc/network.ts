import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer } from "./numbers.ts";
import { Nothing, Null } from "./shapes.ts";

/** The values that network settings may have (rpc.md, getNetworkSettings). */
export const NETWORK_CHOICES = {
  dhcp_client: ["udhcpc", "jetdhcpc"],
  ipv4_mode: ["dhcp", "static", "disabled"],
  ipv6_mode: ["slaac", "dhcpv6", "slaac_and_dhcpv6", "static", "link_local", "disabled"],
  lldp_mode: ["disabled", "basic", "all", "rx_only", "tx_only", "rx_and_tx"],
  lldp_tx_tlvs: ["chassis", "port", "system", "vlan"],
  mdns_mode: ["auto", "disabled", "ipv4_only", "ipv6_only"],
  time_sync_mode: ["ntp_and_http", "ntp_only", "http_only", "custom"],
  time_sync_ordering: [
    "http",
    "ntp",
    "ntp_dhcp",
    "ntp_user_provided",
    "http_user_provided",
    "ntp_fallback",
  ],
} as const;

const text = z.string().optional();
const texts = z.array(z.string()).optional();
const count = z.number().int().optional();

const DhcpLease = z.object({
  ip: z.string(),
  netmask: z.string(),
  broadcast: z.string(),
  ttl: count,
  mtu: count,
  hostname: text,
  domain: text,
  search_list: texts,
  bootp_next_server: text,
  bootp_server_name: text,
  bootp_file: text,
  timezone: text,
  routers: texts,
  dns_servers: texts,
  ntp_servers: texts,
  root_path: text,
  lease: z.number().optional().describe("nanoseconds"),
  renewal: z.number().optional().describe("nanoseconds"),
  rebinding: z.number().optional().describe("nanoseconds"),
  server_id: text,
  lease_expiry: text.describe("RFC 3339"),
  interface_name: text,
  dhcp_client: text,
});

const Ipv6Address = z.object({
  address: z.string(),
  prefix: z.string().describe("address and prefix length"),
  valid_lifetime: z.string().nullable().describe("RFC 3339; null for ever"),
  preferred_lifetime: z.string().nullable().describe("RFC 3339; null for ever"),
  scope: z.number().int(),
  flags: z.number().int(),
  flag_secondary: z.boolean(),
  flag_permanent: z.boolean(),
  flag_temporary: z.boolean(),
  flag_stable_privacy: z.boolean(),
  flag_deprecated: z.boolean(),
  flag_optimistic: z.boolean(),
  flag_dad_failed: z.boolean(),
  flag_tentative: z.boolean(),
});

export const NetworkState = z.object({
  interface_name: z.string(),
  hostname: z.string(),
  mac_address: z.string(),
  up: z.boolean(),
  online: z.boolean(),
  ipv4_ready: z.boolean(),
  ipv6_ready: z.boolean(),
  ipv4_address: text,
  ipv6_address: text,
  ipv6_link_local: text,
  ipv6_gateway: text,
  ipv4_addresses: texts,
  ipv6_addresses: z.array(Ipv6Address),
  ntp_servers: texts,
  dhcp_lease: DhcpLease.optional(),
  dhcp_lease6: DhcpLease.optional(),
  last_updated: z.string().describe("RFC 3339"),
});

/** A word out of a list; another one is refused by name when it is set. */
function oneOf(choices: readonly string[]) {
  return z.string().describe(`one of ${choices.join(", ")}`);
}

const NetworkSettings = z.object({
  dhcp_client: oneOf(NETWORK_CHOICES.dhcp_client),
  hostname: z.string().nullable(),
  http_proxy: z.string().nullable(),
  domain: z.string().nullable(),
  ipv4_mode: oneOf(NETWORK_CHOICES.ipv4_mode),
  ipv4_static: z.object({
    address: z.string(),
    netmask: z.string(),
    gateway: z.string(),
    dns: z.array(z.string()),
  }).optional(),
  ipv6_mode: oneOf(NETWORK_CHOICES.ipv6_mode),
  ipv6_static: z.object({
    prefix: z.string().describe("address and prefix length"),
    gateway: z.string(),
    dns: z.array(z.string()),
  }).optional(),
  lldp_mode: oneOf(NETWORK_CHOICES.lldp_mode),
  lldp_tx_tlvs: texts,
  mdns_mode: oneOf(NETWORK_CHOICES.mdns_mode),
  time_sync_mode: oneOf(NETWORK_CHOICES.time_sync_mode),
  time_sync_ordering: texts,
  time_sync_disable_fallback: z.boolean(),
  time_sync_parallel: z.number().int(),
  time_sync_ntp_servers: texts,
  time_sync_http_urls: texts,
});
export type NetworkSettings = z.infer<typeof NetworkSettings>;

const maybeText = z.string().nullish();
const maybeTexts = z.array(z.string()).nullish();

/**
 * Settings as pages send them: what is absent or null stays as it is, an empty text or list
 * forgets. Pages fill both static blocks whatever the mode is; they count in mode `static` alone.
 */
export const NetworkSettingsChange = z.object({
  dhcp_client: maybeText,
  hostname: maybeText,
  http_proxy: maybeText,
  domain: maybeText,
  ipv4_mode: maybeText,
  ipv4_static: z.object({
    address: maybeText,
    netmask: maybeText,
    gateway: maybeText,
    dns: maybeTexts,
  }).nullish(),
  ipv6_mode: maybeText,
  ipv6_static: z.object({
    /** Version 0.4.7 sends the address here and a length in `prefix`. */
    address: maybeText,
    prefix: maybeText,
    gateway: maybeText,
    dns: maybeTexts,
  }).nullish(),
  lldp_mode: maybeText,
  lldp_tx_tlvs: maybeTexts,
  mdns_mode: maybeText,
  time_sync_mode: maybeText,
  time_sync_ordering: maybeTexts,
  time_sync_disable_fallback: z.boolean().nullish(),
  time_sync_parallel: integer(-1e6, 1e6).nullish(),
  time_sync_ntp_servers: maybeTexts,
  time_sync_http_urls: maybeTexts,
});
export type NetworkSettingsChange = z.infer<typeof NetworkSettingsChange>;

/** Methods about the network that the appliance itself is in. */
export const networkMethods = {
  getNetworkState: rpcMethod({
    description: "The interface that reaches the network, its addresses and its DHCP lease.",
    access: "read",
    params: Nothing,
    result: NetworkState,
  }),
  getNetworkSettings: rpcMethod({
    description: "How the appliance gets its addresses, its name and its time.",
    access: "read",
    params: Nothing,
    result: NetworkSettings,
  }),
  setNetworkSettings: rpcMethod({
    description:
      "Applies network settings at once; they are taken back unless somebody who is logged in " +
      "reaches the appliance within 60 seconds.",
    access: "admin",
    params: NetworkSettingsChange,
    result: NetworkSettings,
    wrapper: "settings",
  }),
  renewDHCPLease: rpcMethod({
    description: "Asks the DHCP server for a new lease.",
    access: "admin",
    params: Nothing,
    result: Null,
  }),
  getPublicIPAddresses: rpcMethod({
    description: "The addresses that the internet sees; `refresh` asks anew.",
    access: "read",
    params: z.object({ refresh: z.boolean().default(true) }),
    result: z.array(z.object({ ip: z.string(), last_updated: z.string().describe("RFC 3339") })),
  }),
  checkPublicIPAddresses: rpcMethod({
    description: "Looks up anew the addresses that the internet sees.",
    access: "read",
    params: Nothing,
    result: Null,
  }),
  getNetworkIpAddress: rpcMethod({
    description: "The address of the appliance; empty text when it has none.",
    access: "read",
    params: Nothing,
    result: z.string(),
  }),
};
