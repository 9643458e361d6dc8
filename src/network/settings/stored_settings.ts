import type { NetworkConfig } from "../../config/schema.ts";
import type { NetworkSettings } from "../../protocol/rpc/network.ts";

/** The stored settings as pages read them: scalars always there, empty lists absent. */
export function storedSettings(config: Readonly<NetworkConfig>): NetworkSettings {
  const { ipv4_static: ipv4, ipv6_static: ipv6 } = config;
  return {
    dhcp_client: config.dhcp_client,
    hostname: config.hostname || null,
    http_proxy: config.http_proxy || null,
    domain: config.domain || null,
    ipv4_mode: config.ipv4_mode,
    ...(ipv4 && {
      ipv4_static: {
        address: ipv4.address,
        netmask: ipv4.netmask,
        gateway: ipv4.gateway,
        dns: [...ipv4.dns],
      },
    }),
    ipv6_mode: config.ipv6_mode,
    ...(ipv6 && {
      ipv6_static: { prefix: ipv6.prefix, gateway: ipv6.gateway, dns: [...ipv6.dns] },
    }),
    lldp_mode: config.lldp_mode,
    ...filled("lldp_tx_tlvs", config.lldp_tx_tlvs),
    mdns_mode: config.mdns_mode,
    time_sync_mode: config.time_sync_mode,
    ...filled("time_sync_ordering", config.time_sync_ordering),
    time_sync_disable_fallback: config.time_sync_disable_fallback,
    time_sync_parallel: config.time_sync_parallel,
    ...filled("time_sync_ntp_servers", config.time_sync_ntp_servers),
    ...filled("time_sync_http_urls", config.time_sync_http_urls),
  };
}

function filled<K extends string>(key: K, list: readonly string[]): { [Key in K]?: string[] } {
  const entry = list.length === 0 ? {} : { [key]: [...list] };
  return entry as { [Key in K]?: string[] };
}
