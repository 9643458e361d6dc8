import type { Clock } from "../../base/clock.ts";
import type { NetworkState } from "../../protocol/states.ts";
import type { Ipv4Settings } from "../port.ts";

const PAUSE_MS = 250;
/** A cable that is out, or a DHCP server that is slow, must not hold an answer longer. */
const PATIENCE_MS = 10_000;

/**
 * Waits until the machine has taken up its new IPv4 settings: a manager answers before it acts, and
 * until it does, requests still arrive at the old address and prove nothing.
 */
export async function settle(
  look: () => Promise<NetworkState>,
  clock: Clock,
  before: Ipv4Settings,
  after: Ipv4Settings,
): Promise<void> {
  const end = clock.now() + PATIENCE_MS;
  while (!hasSettled(await look(), before, after) && clock.now() < end) {
    await new Promise<void>((resolve) => clock.after(PAUSE_MS, resolve));
  }
}

function hasSettled(state: NetworkState, before: Ipv4Settings, after: Ipv4Settings): boolean {
  const addresses = (state.ipv4_addresses ?? []).map((cidr) => cidr.split("/")[0]);
  if (after.mode === "static") return addresses.includes(after.address);
  if (after.mode === "disabled") return addresses.length === 0;
  return before.mode !== "static" || state.dhcp_lease !== undefined ||
    (addresses.length > 0 && !addresses.includes(before.address));
}
