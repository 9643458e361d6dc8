/** What a browser says about the page that makes a request. */
export interface OriginFacts {
  readonly origin: string | undefined;
  /** Host header of the request. */
  readonly host: string | undefined;
  /** Sec-Fetch-Site header. */
  readonly fetchSite: string | undefined;
}

/**
 * Whether a request comes from a page of ours, from an allowed one, or from no page at all (curl,
 * a native client).
 * @param allowed Origins, e.g. `https://viewer.example`.
 */
export function isTrustedOrigin(facts: OriginFacts, allowed: readonly string[]): boolean {
  const { origin, host, fetchSite } = facts;
  if (origin === undefined) {
    return fetchSite === undefined || fetchSite === "same-origin" || fetchSite === "none";
  }
  if (allowed.some((entry) => entry.replace(/\/$/, "").toLowerCase() === origin.toLowerCase())) {
    return true;
  }
  const own = authorityOf(`http://${host}`);
  return own !== undefined && authorityOf(origin) === own;
}

/** Host and port; a default port is left out, also that of the other scheme (behind a proxy). */
function authorityOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port } = new URL(url);
  return port === "" || port === "80" || port === "443" ? hostname : `${hostname}:${port}`;
}
