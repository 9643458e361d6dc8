import { z } from "zod";
import { ADDRESS_FLAGS, SCOPES } from "./address_flags.ts";
import type { Gateway, Link, LinkAddress } from "./links.ts";

/** iproute2 prints lifetimes without an end so. */
const FOREVER = 0xffff_ffff;

const flag = z.boolean().default(false);

const IpAddress = z.object({
  family: z.enum(["inet", "inet6"]),
  local: z.string(),
  prefixlen: z.number(),
  broadcast: z.string().default(""),
  scope: z.string().default("global"),
  secondary: flag,
  temporary: flag,
  optimistic: flag,
  dadfailed: flag,
  deprecated: flag,
  tentative: flag,
  dynamic: flag,
  "stable-privacy": flag,
  valid_life_time: z.number().default(FOREVER),
  preferred_life_time: z.number().default(FOREVER),
});

const IpLink = z.object({
  ifindex: z.number(),
  ifname: z.string(),
  flags: z.array(z.string()).default([]),
  operstate: z.string().default("UNKNOWN"),
  address: z.string().default(""),
  addr_info: z.array(z.unknown()).default([]),
});

const IpRoute = z.object({
  dst: z.string(),
  dev: z.string(),
  gateway: z.string().default(""),
  metric: z.number().default(0),
});

/** Reads `ip -json address show`. @throws when it is no such output. */
export function parseIpLinks(output: string): Link[] {
  return listOf(output).flatMap((entry) => {
    const { success, data } = IpLink.safeParse(entry);
    return success ? [linkOf(data)] : [];
  });
}

/** Default routes in `ip -json route show`. @throws when it is no such output. */
export function parseIpGateways(output: string, family: Gateway["family"]): Gateway[] {
  return listOf(output).flatMap((entry) => {
    const { success, data } = IpRoute.safeParse(entry);
    if (!success || data.dst !== "default") return [];
    return [{ family, link: data.dev, address: data.gateway, metric: data.metric }];
  });
}

/** No route at all is printed as nothing. Entries that iproute2 filtered out are `{}`. */
function listOf(output: string): unknown[] {
  return output.trim() === "" ? [] : z.array(z.unknown()).parse(JSON.parse(output));
}

function linkOf(data: z.infer<typeof IpLink>): Link {
  const { flags, operstate } = data;
  return {
    index: data.ifindex,
    name: data.ifname,
    mac: data.address,
    loopback: flags.includes("LOOPBACK"),
    // Some drivers never say more than UNKNOWN.
    up: operstate === "UP" || (operstate === "UNKNOWN" && flags.includes("LOWER_UP")),
    addresses: data.addr_info.flatMap((entry) => {
      const parsed = IpAddress.safeParse(entry);
      return parsed.success ? [addressOf(parsed.data)] : [];
    }),
  };
}

function addressOf(data: z.infer<typeof IpAddress>): LinkAddress {
  const bits = [
    data.secondary || data.temporary ? ADDRESS_FLAGS.secondary : 0,
    data.optimistic ? ADDRESS_FLAGS.optimistic : 0,
    data.dadfailed ? ADDRESS_FLAGS.dadFailed : 0,
    data.deprecated ? ADDRESS_FLAGS.deprecated : 0,
    data.tentative ? ADDRESS_FLAGS.tentative : 0,
    data.dynamic ? 0 : ADDRESS_FLAGS.permanent,
    data["stable-privacy"] ? ADDRESS_FLAGS.stablePrivacy : 0,
  ];
  const { valid_life_time: valid, preferred_life_time: preferred } = data;
  return {
    family: data.family,
    address: data.local,
    prefixLength: data.prefixlen,
    broadcast: data.broadcast,
    scope: SCOPES[data.scope] ?? 0,
    flags: bits.reduce((all, bit) => all | bit, 0),
    ...(valid === FOREVER ? {} : { validForSec: valid }),
    ...(preferred === FOREVER ? {} : { preferredForSec: preferred }),
  };
}
