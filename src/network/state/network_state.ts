import type { DhcpLease, Ipv6Address, NetworkState } from "../../protocol/states.ts";
import { isLinkLocal } from "../address/ipv6.ts";
import { ADDRESS_FLAGS } from "./address_flags.ts";
import type { Gateway, Link, LinkAddress } from "./links.ts";

/** What {@linkcode networkState} is made of. */
export interface NetworkParts {
  /** Undefined on a machine without an interface. */
  readonly link: Link | undefined;
  readonly gateways: readonly Gateway[];
  readonly lease: DhcpLease | undefined;
  readonly hostname: string;
  readonly now: Date;
}

/** The state that clients see (rpc.md, RpcInterfaceState), made of what the kernel says. */
export function networkState({ link, gateways, lease, hostname, now }: NetworkParts): NetworkState {
  const addresses = link?.addresses ?? [];
  const up = link?.up ?? false;
  const ipv4 = addresses.filter(({ family }) => family === "inet").toSorted(primaryFirst);
  const ipv6 = addresses.filter(({ family }) => family === "inet6");
  const global6 = ipv6.filter(({ address }) => !isLinkLocal(address));
  const usable4 = ipv4.some(({ address }) => !address.startsWith("169.254."));
  const usable6 = global6.filter(isUsable);
  const linkLocal = ipv6.find(({ address }) => isLinkLocal(address));
  const gateway = gateways.find(({ family, link: name }) =>
    family === "inet6" && name === link?.name
  );
  return {
    interface_name: link?.name ?? "",
    hostname,
    mac_address: link?.mac ?? "",
    up,
    online: up && (usable4 || usable6.length > 0),
    ipv4_ready: ipv4.length > 0,
    ipv6_ready: usable6.length > 0,
    ...(ipv4[0] && { ipv4_address: ipv4[0].address }),
    ...(usable6[0] && { ipv6_address: usable6[0].address }),
    ...(linkLocal && { ipv6_link_local: linkLocal.address }),
    ...(gateway?.address && { ipv6_gateway: gateway.address }),
    ...(ipv4.length > 0 && { ipv4_addresses: ipv4.map(cidr) }),
    ipv6_addresses: global6.map((address) => ipv6Address(address, now)),
    ...(lease?.ntp_servers && { ntp_servers: lease.ntp_servers }),
    ...(lease && { dhcp_lease: lease }),
    last_updated: now.toISOString(),
  };
}

/** What has to differ for a new event: no clock, and no lifetime that a router prolongs all day. */
export function outline(state: NetworkState): string {
  const { last_updated: _updated, ipv6_addresses, ...rest } = state;
  const lasting = ipv6_addresses.map(
    ({ valid_lifetime: _valid, preferred_lifetime: _preferred, ...address }) => address,
  );
  return JSON.stringify([rest, lasting]);
}

function primaryFirst(a: LinkAddress, b: LinkAddress): number {
  return (a.flags & ADDRESS_FLAGS.secondary) - (b.flags & ADDRESS_FLAGS.secondary);
}

/** Neither still being checked nor found to be somebody else's. */
function isUsable({ flags }: LinkAddress): boolean {
  return (flags & (ADDRESS_FLAGS.tentative | ADDRESS_FLAGS.dadFailed)) === 0;
}

function cidr({ address, prefixLength }: LinkAddress): string {
  return `${address}/${prefixLength}`;
}

function ipv6Address(address: LinkAddress, now: Date): Ipv6Address {
  const { flags } = address;
  const has = (bit: number) => (flags & bit) !== 0;
  return {
    address: address.address,
    prefix: cidr(address),
    valid_lifetime: endOf(address.validForSec, now),
    preferred_lifetime: endOf(address.preferredForSec, now),
    scope: address.scope,
    flags,
    flag_secondary: has(ADDRESS_FLAGS.secondary),
    flag_permanent: has(ADDRESS_FLAGS.permanent),
    flag_temporary: has(ADDRESS_FLAGS.secondary),
    flag_stable_privacy: has(ADDRESS_FLAGS.stablePrivacy),
    flag_deprecated: has(ADDRESS_FLAGS.deprecated),
    flag_optimistic: has(ADDRESS_FLAGS.optimistic),
    flag_dad_failed: has(ADDRESS_FLAGS.dadFailed),
    flag_tentative: has(ADDRESS_FLAGS.tentative),
  };
}

function endOf(seconds: number | undefined, now: Date): string | null {
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000).toISOString();
}
