import type { NetworkState, RebootNotice } from "../../protocol/states.ts";
import type { Ipv4Settings } from "../port.ts";

/**
 * Where pages find us once a change is made (rpc.md §3, willReboot): the new static address, in the
 * scheme of the page. Undefined when the present address stays, or the new one is up to a DHCP
 * server: a page that is told of a move stays dark until its connection breaks, and an address that
 * we have already breaks none.
 */
export function movesTo(ipv4: Ipv4Settings, state: NetworkState): RebootNotice | undefined {
  if (ipv4.mode !== "static") return undefined;
  const present = state.ipv4_addresses?.map((cidr) => cidr.split("/")[0]) ?? [];
  if (present.includes(ipv4.address)) return undefined;
  const place = `//${ipv4.address}`;
  return { healthCheck: `${place}/device/status`, redirectTo: place, redirectUrl: place };
}
