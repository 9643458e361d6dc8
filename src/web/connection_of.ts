import type { IncomingHttpHeaders } from "node:http";
import type { Connection } from "./context.ts";
import type { TrustedProxies } from "./trusted_proxies.ts";

/** The part of a node request that tells where it comes from. */
export interface ComingRequest {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * Where a request comes from: from the socket's other end, or as that says, if it is a proxy that
 * is trusted.
 * @param overTls The socket is.
 */
export function connectionOf(
  { headers, socket }: ComingRequest,
  overTls: boolean,
  proxies: TrustedProxies,
): Connection {
  const peer = socket.remoteAddress ?? "";
  return {
    address: proxies.clientAddress(peer, headers["x-forwarded-for"]?.toString()),
    secure: overTls ||
      proxies.has(peer) && headers["x-forwarded-proto"]?.toString().toLowerCase() === "https",
  };
}
