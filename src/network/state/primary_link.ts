import type { Link, LinkTable } from "./links.ts";

/** Tunnels and the kernel's helpers, through which nobody reaches the appliance first. */
const NOT_A_CABLE = /^(tailscale|wg|tun|tap|zt|ifb|dummy|sit|docker|br-|veth[0-9a-f]{7})/;

/**
 * The interface that the appliance is reached at: the one with the best default route, else a
 * device rather than something virtual, a cable rather than a radio, one that is up, the first.
 *
 * @param physical Names of the interfaces behind which a device stands.
 */
export function primaryLink(
  { links, gateways }: LinkTable,
  physical: ReadonlySet<string>,
): Link | undefined {
  const metricOf = (link: Link): number =>
    Math.min(
      ...gateways.filter((gateway) => gateway.link === link.name).map(({ metric }) => metric),
    );
  const order = (link: Link): number[] => [
    metricOf(link),
    physical.has(link.name) ? 0 : 1,
    /^(eth|en|end)/.test(link.name) ? 0 : 1,
    link.up ? 0 : 1,
    link.index,
  ];
  return links.filter(({ loopback, name }) => !loopback && !NOT_A_CABLE.test(name))
    .toSorted((a, b) => compare(order(a), order(b)))[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : a[place]! < b[place]! ? -1 : 1;
}
