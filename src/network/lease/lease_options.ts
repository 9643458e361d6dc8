import type { DhcpLease } from "../../protocol/states.ts";
import { broadcastOf, formatIpv4, netmaskOf, parseIpv4, prefixLengthOf } from "../address/ipv4.ts";

/** A lease in the words of RFC 2132, as text; lists are separated by blanks or commas. */
export interface LeaseOptions {
  readonly ip: string | undefined;
  readonly netmask: string | undefined;
  readonly broadcast?: string | undefined;
  readonly routers?: string | undefined;
  readonly dnsServers?: string | undefined;
  readonly ntpServers?: string | undefined;
  readonly serverId?: string | undefined;
  readonly hostname?: string | undefined;
  readonly domain?: string | undefined;
  readonly searchList?: string | undefined;
  readonly mtu?: string | undefined;
  readonly ttl?: string | undefined;
  readonly rootPath?: string | undefined;
  readonly timezone?: string | undefined;
  readonly nextServer?: string | undefined;
  readonly serverName?: string | undefined;
  readonly bootFile?: string | undefined;
  readonly leaseSec?: string | undefined;
  readonly renewalSec?: string | undefined;
  readonly rebindingSec?: string | undefined;
  readonly expiry?: Date | undefined;
  readonly interfaceName: string;
  readonly client: string;
}

const NS_PER_SEC = 1e9;
/** A lease without an end (RFC 2131 §3.3). */
const FOREVER_SEC = 0xffff_ffff;

/** Makes the lease that clients see; undefined when the address is missing. */
export function leaseFrom(options: LeaseOptions): DhcpLease | undefined {
  const ip = parseIpv4(options.ip ?? "");
  if (ip === undefined) return undefined;
  const prefixLength = prefixLengthOf(options.netmask ?? "") ?? 32;
  return {
    ip: formatIpv4(ip),
    netmask: netmaskOf(prefixLength),
    broadcast: options.broadcast || formatIpv4(broadcastOf(ip, prefixLength)),
    ...withoutGaps({
      ttl: numberOf(options.ttl),
      mtu: numberOf(options.mtu),
      hostname: options.hostname,
      domain: options.domain,
      search_list: listOf(options.searchList),
      bootp_next_server: options.nextServer,
      bootp_server_name: options.serverName,
      bootp_file: options.bootFile,
      timezone: options.timezone,
      routers: listOf(options.routers),
      dns_servers: listOf(options.dnsServers),
      ntp_servers: listOf(options.ntpServers),
      root_path: options.rootPath,
      lease: nanoseconds(options.leaseSec),
      renewal: nanoseconds(options.renewalSec),
      rebinding: nanoseconds(options.rebindingSec),
      server_id: options.serverId,
      lease_expiry: dateText(options.expiry),
    }),
    interface_name: options.interfaceName,
    dhcp_client: options.client,
  };
}

/** Seconds of a lease; undefined when it never ends or nobody said. */
export function leaseSeconds(text: string | undefined): number | undefined {
  const seconds = numberOf(text);
  return seconds === undefined || seconds >= FOREVER_SEC ? undefined : seconds;
}

function dateText(date: Date | undefined): string | undefined {
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function nanoseconds(text: string | undefined): number | undefined {
  const seconds = leaseSeconds(text);
  return seconds === undefined ? undefined : seconds * NS_PER_SEC;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function listOf(text: string | undefined): string[] | undefined {
  const list = (text ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  return list.length === 0 ? undefined : list;
}

/** Leaves out what is undefined or empty. */
function withoutGaps<T extends object>(
  record: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const filled = Object.entries(record).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(filled) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
