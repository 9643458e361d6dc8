import type { NetworkConfig } from "../../config/schema.ts";
import { prefixLengthOf } from "../address/ipv4.ts";
import { parseIpv6Prefix } from "../address/ipv6.ts";
import type { Ipv4Settings, Ipv6Settings, LinkSettings } from "../port.ts";

/** Domains that name a source rather than a domain. */
const NO_DOMAIN = ["dhcp", "local"];

/** What the stored settings ask of the machine for one interface. */
export function linkSettings(
  config: Readonly<NetworkConfig>,
  interfaceName: string,
): LinkSettings {
  const { domain = "", lldp_mode } = config;
  return {
    interfaceName,
    ipv4: ipv4Settings(config),
    ipv6: ipv6Settings(config),
    domain: NO_DOMAIN.includes(domain) ? "" : domain,
    lldp: {
      receive: lldp_mode !== "disabled" && lldp_mode !== "tx_only",
      transmit: lldp_mode !== "disabled" && lldp_mode !== "rx_only",
    },
  };
}

/** A mode that a hand wrote into the file and that does not exist counts as the default. */
function ipv4Settings({ ipv4_mode, ipv4_static }: Readonly<NetworkConfig>): Ipv4Settings {
  if (ipv4_mode === "disabled") return { mode: "disabled" };
  const prefixLength = prefixLengthOf(ipv4_static?.netmask ?? "");
  if (ipv4_mode !== "static" || !ipv4_static || prefixLength === undefined) return { mode: "dhcp" };
  const { address, gateway, dns } = ipv4_static;
  return { mode: "static", address, prefixLength, gateway, dns };
}

function ipv6Settings({ ipv6_mode, ipv6_static }: Readonly<NetworkConfig>): Ipv6Settings {
  switch (ipv6_mode) {
    case "dhcpv6":
    case "slaac_and_dhcpv6":
    case "link_local":
    case "disabled":
      return { mode: ipv6_mode };
    case "static": {
      const prefix = parseIpv6Prefix(ipv6_static?.prefix ?? "");
      if (!prefix || !ipv6_static) return { mode: "slaac" };
      return { mode: "static", ...prefix, gateway: ipv6_static.gateway, dns: ipv6_static.dns };
    }
    default:
      return { mode: "slaac" };
  }
}
