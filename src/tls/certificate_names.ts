import { normalizeAddress } from "../base/address.ts";
import type { CertificateNames } from "./issue.ts";

/** RFC 1123 labels; anything else could not be looked up. */
const HOST_NAME =
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** fe80::/10: a browser reaches it only with a zone, which no certificate can name. */
const LINK_LOCAL = /^fe[89ab]/;

/** Every name under which a browser may come. */
export function certificateNames(
  hostNames: readonly string[],
  addresses: readonly string[],
): CertificateNames {
  const hosts = hostNames.map((name) => name.toLowerCase()).filter((name) => HOST_NAME.test(name));
  const multicast = hosts.filter((name) => !name.includes(".") && name !== "localhost").map((
    name,
  ) => `${name}.local`);
  const reachable = addresses.map(normalizeAddress).filter((ip) => !LINK_LOCAL.test(ip));
  return {
    dns: unique([...hosts, ...multicast, "localhost"]),
    ip: unique(["127.0.0.1", "::1", ...reachable]),
  };
}

/** The addresses of this machine's interfaces. */
export function interfaceAddresses(): string[] {
  return Deno.networkInterfaces().map(({ address }) => address);
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
