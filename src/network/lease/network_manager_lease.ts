import type { DhcpLease } from "../../protocol/states.ts";
import type { Commands } from "../commands/commands.ts";
import type { Link } from "../state/links.ts";
import { readAssignments } from "./assignments.ts";
import { leaseFrom } from "./lease_options.ts";

/** The lease as NetworkManager tells it: lines `DHCP4.OPTION[1]:ip_address = 192.168.1.7`. */
export async function readNetworkManagerLease(
  commands: Commands,
  link: Pick<Link, "name">,
): Promise<DhcpLease | undefined> {
  const { code, stdout } = await commands.run("nmcli", [
    "--terse",
    "--escape",
    "no",
    "--fields",
    "DHCP4",
    "device",
    "show",
    link.name,
  ]);
  if (code !== 0) return undefined;
  const lease = readAssignments(stdout.replace(/^DHCP4\.OPTION\[\d+\]:/gm, ""));
  const expiry = Number(lease.get("expiry") ?? NaN);
  return leaseFrom({
    ip: lease.get("ip_address"),
    netmask: lease.get("subnet_mask"),
    broadcast: lease.get("broadcast_address"),
    routers: lease.get("routers"),
    dnsServers: lease.get("domain_name_servers"),
    ntpServers: lease.get("ntp_servers"),
    serverId: lease.get("dhcp_server_identifier"),
    hostname: lease.get("host_name"),
    domain: lease.get("domain_name"),
    searchList: lease.get("domain_search"),
    mtu: lease.get("interface_mtu"),
    rootPath: lease.get("root_path"),
    nextServer: lease.get("next_server"),
    serverName: lease.get("server_name"),
    bootFile: lease.get("filename"),
    leaseSec: lease.get("dhcp_lease_time"),
    expiry: Number.isFinite(expiry) ? new Date(expiry * 1000) : undefined,
    interfaceName: link.name,
    client: "NetworkManager",
  });
}
