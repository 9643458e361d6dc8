/** An address as it is written everywhere: IPv4 without its IPv6 wrapping, no zone. */
export function normalizeAddress(address: string): string {
  const bare = address.replace(/%.*$/, "").toLowerCase();
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1] ?? bare;
}

/** True for an address of this very machine. */
export function isLoopback(address: string): boolean {
  const bare = normalizeAddress(address);
  return bare === "::1" || bare.startsWith("127.");
}
