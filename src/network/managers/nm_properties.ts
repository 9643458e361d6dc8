import type { Ipv4Settings, Ipv6Settings, LinkSettings } from "../port.ts";

/** What our settings touch in a profile of NetworkManager (nm-settings-nmcli(5)). */
export const NM_PROPERTIES = [
  "ipv4.method",
  "ipv4.addresses",
  "ipv4.gateway",
  "ipv4.dns",
  "ipv4.dns-search",
  "ipv6.method",
  "ipv6.addresses",
  "ipv6.gateway",
  "ipv6.dns",
  "ipv6.dns-search",
  "connection.lldp",
] as const;

/** Values, keyed by property. */
export type NmValues = Readonly<Record<(typeof NM_PROPERTIES)[number], string>>;

/** NetworkManager decides by the router's word between SLAAC and DHCPv6; `auto` is both. */
const IPV6_METHODS: Readonly<Record<Ipv6Settings["mode"], string>> = {
  slaac: "auto",
  slaac_and_dhcpv6: "auto",
  dhcpv6: "dhcp",
  static: "manual",
  link_local: "link-local",
  disabled: "disabled",
};

const IPV4_METHODS: Readonly<Record<Ipv4Settings["mode"], string>> = {
  dhcp: "auto",
  static: "manual",
  disabled: "disabled",
};

/** The settings as a profile of NetworkManager has them; it listens to LLDP and never sends it. */
export function nmValues({ ipv4, ipv6, domain, lldp }: LinkSettings): NmValues {
  const [v4, v6] = [ipv4, ipv6].map(fixedPart) as [FixedPart, FixedPart];
  return {
    "ipv4.method": IPV4_METHODS[ipv4.mode],
    "ipv4.addresses": v4.address,
    "ipv4.gateway": v4.gateway,
    "ipv4.dns": v4.dns,
    "ipv4.dns-search": ipv4.mode === "disabled" ? "" : domain,
    "ipv6.method": IPV6_METHODS[ipv6.mode],
    "ipv6.addresses": v6.address,
    "ipv6.gateway": v6.gateway,
    "ipv6.dns": v6.dns,
    "ipv6.dns-search": ipv6.mode === "disabled" || ipv6.mode === "link_local" ? "" : domain,
    "connection.lldp": lldp.receive ? "enable-rx" : "disable",
  };
}

interface FixedPart {
  readonly address: string;
  readonly gateway: string;
  readonly dns: string;
}

function fixedPart(family: Ipv4Settings | Ipv6Settings): FixedPart {
  if (family.mode !== "static") return { address: "", gateway: "", dns: "" };
  return {
    address: `${family.address}/${family.prefixLength}`,
    gateway: family.gateway,
    dns: family.dns.join(","),
  };
}
