/** The two ports an appliance listens on. */
export interface PortPair {
  readonly https: number;
  readonly http: number;
}

const WANTED: readonly PortPair[] = [{ https: 443, http: 80 }, { https: 8443, http: 8080 }];

/** How many pairs after 8443/8080 are tried. */
const FURTHER = 20;

/**
 * The first pair of ports of which this process may have both.
 * @param host Address to listen on.
 * @throws {Error} when even the last pair is taken.
 */
export function freePorts(host: string, wanted = WANTED): PortPair {
  const last = wanted.at(-1)!;
  const further = Array.from({ length: FURTHER }, (_, n) => ({
    https: last.https + n + 1,
    http: last.http + n + 1,
  }));
  const pair = [...wanted, ...further].find(({ https, http }) =>
    isFree(host, https) && isFree(host, http)
  );
  if (pair === undefined) {
    throw new Error(`no free pair of ports from ${wanted[0]?.https} to ${last.https + FURTHER}`);
  }
  return pair;
}

/** The address that takes connections on every interface: IPv6 and IPv4 where there is IPv6. */
export function everyInterface(): string {
  return isFree("::", 0) ? "::" : "0.0.0.0";
}

function isFree(hostname: string, port: number): boolean {
  try {
    Deno.listen({ hostname, port }).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse || isRefused(error)) return false;
    throw error;
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Deno.errors.PermissionDenied ||
    error instanceof Deno.errors.AddrNotAvailable || error instanceof Deno.errors.NotSupported ||
    // EAFNOSUPPORT on a machine without IPv6 has no class of its own.
    (error instanceof Error && /address family|os error 97/i.test(error.message));
}
