import { z } from "zod";
import { isLinkLocal } from "../address/ipv6.ts";
import type { LinkAddress, LinkTable } from "../state/links.ts";

/** An address as it can be set again by hand. */
export const FixedAddress = z.object({
  address: z.string(),
  prefixLength: z.number(),
  /** Empty text: none. */
  gateway: z.string(),
});
export type FixedAddress = z.infer<typeof FixedAddress>;

/** The first address of an interface, with its way out; undefined when it has none. */
export function fixedAddress(
  { links, gateways }: LinkTable,
  interfaceName: string,
  family: LinkAddress["family"],
): FixedAddress | undefined {
  const address = links.find(({ name }) => name === interfaceName)?.addresses
    .find((entry) => entry.family === family && !isLinkLocal(entry.address));
  if (!address) return undefined;
  const gateway = gateways.find((entry) => entry.family === family && entry.link === interfaceName);
  return {
    address: address.address,
    prefixLength: address.prefixLength,
    gateway: gateway?.address ?? "",
  };
}
