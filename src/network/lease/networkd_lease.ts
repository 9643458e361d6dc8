import { join } from "node:path";
import type { DhcpLease } from "../../protocol/states.ts";
import type { Link } from "../state/links.ts";
import { readAssignments } from "./assignments.ts";
import { leaseFrom, leaseSeconds } from "./lease_options.ts";

/**
 * The lease that systemd-networkd keeps in `/run/systemd/netif/leases/<interface index>`. It tells
 * how long the lease lasts, not since when; the file is written anew with every lease.
 */
export async function readNetworkdLease(
  runDir: string,
  link: Pick<Link, "index" | "name">,
): Promise<DhcpLease | undefined> {
  const path = join(runDir, "systemd", "netif", "leases", String(link.index));
  try {
    const lease = readAssignments(await Deno.readTextFile(path));
    const { mtime } = await Deno.stat(path);
    const seconds = leaseSeconds(lease.get("LIFETIME"));
    return leaseFrom({
      ip: lease.get("ADDRESS"),
      netmask: lease.get("NETMASK"),
      broadcast: lease.get("BROADCAST"),
      routers: lease.get("ROUTER"),
      dnsServers: lease.get("DNS"),
      ntpServers: lease.get("NTP"),
      serverId: lease.get("SERVER_ADDRESS"),
      hostname: lease.get("HOSTNAME"),
      domain: lease.get("DOMAINNAME"),
      searchList: lease.get("DOMAIN_SEARCH_LIST"),
      mtu: lease.get("MTU"),
      rootPath: lease.get("ROOT_PATH"),
      timezone: lease.get("TIMEZONE"),
      nextServer: lease.get("NEXT_SERVER"),
      leaseSec: lease.get("LIFETIME"),
      renewalSec: lease.get("T1"),
      rebindingSec: lease.get("T2"),
      expiry: mtime && seconds !== undefined
        ? new Date(mtime.getTime() + seconds * 1000)
        : undefined,
      interfaceName: link.name,
      client: "systemd-networkd",
    });
  } catch {
    return undefined;
  }
}
