import { join } from "node:path";
import type { Paths } from "../../base/paths.ts";
import type { DhcpLease } from "../../protocol/states.ts";
import type { Link } from "../state/links.ts";
import { readTextOr } from "../state/read_text_or.ts";
import { readAssignments } from "./assignments.ts";
import { leaseFrom, leaseSeconds } from "./lease_options.ts";

/**
 * The lease that a udhcpc script leaves in `/run/udhcpc.<interface>.info`: the variables of
 * BusyBox's README.udhcpc, and `uptime`, the machine's uptime in seconds as the lease began.
 */
export async function readUdhcpcLease(
  { runDir, procDir }: Pick<Paths, "runDir" | "procDir">,
  link: Pick<Link, "name">,
): Promise<DhcpLease | undefined> {
  const text = await readTextOr(join(runDir, `udhcpc.${link.name}.info`), undefined);
  if (text === undefined) return undefined;
  const lease = readAssignments(text);
  const bootSec = Number(
    /^btime (\d+)/m.exec(await readTextOr(join(procDir, "stat"), ""))?.[1] ?? NaN,
  );
  const endSec = bootSec + Number(lease.get("uptime") ?? NaN) +
    (leaseSeconds(lease.get("lease")) ?? NaN);
  return leaseFrom({
    ip: lease.get("ip"),
    netmask: lease.get("subnet") ?? lease.get("mask"),
    broadcast: lease.get("broadcast"),
    routers: lease.get("router"),
    dnsServers: lease.get("dns"),
    ntpServers: lease.get("ntpsrv"),
    serverId: lease.get("serverid"),
    hostname: lease.get("hostname"),
    domain: lease.get("domain"),
    searchList: lease.get("search"),
    mtu: lease.get("mtu"),
    ttl: lease.get("ipttl"),
    rootPath: lease.get("rootpath"),
    timezone: lease.get("timezone"),
    nextServer: lease.get("siaddr"),
    serverName: lease.get("sname"),
    bootFile: lease.get("boot_file"),
    leaseSec: lease.get("lease"),
    expiry: Number.isFinite(endSec) ? new Date(Math.round(endSec) * 1000) : undefined,
    interfaceName: link.name,
    client: "udhcpc",
  });
}
