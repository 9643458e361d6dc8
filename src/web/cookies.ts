/**
 * The cookie's name. Over TLS its prefix makes browsers refuse it from a subdomain or from plain
 * HTTP; each name counts on its own scheme alone, so a token that travelled in the clear opens
 * nothing over TLS.
 */
function cookieName(secure: boolean): string {
  return secure ? "__Host-authToken" : "authToken";
}

/** The session's token in a Cookie header. */
export function readToken(header: string | undefined, secure: boolean): string | undefined {
  const prefix = `${cookieName(secure)}=`;
  for (const pair of (header ?? "").split(";")) {
    const trimmed = pair.trim();
    if (trimmed.startsWith(prefix)) return trimmed.slice(prefix.length);
  }
  return undefined;
}

/**
 * The Set-Cookie header that gives a browser its token.
 * @param maxAgeSec As long as the session may live.
 */
export function tokenCookie(token: string, secure: boolean, maxAgeSec: number): string {
  return setCookie(token, maxAgeSec, secure);
}

/** The Set-Cookie header that takes it away. */
export function clearedCookie(secure: boolean): string {
  return setCookie("", 0, secure);
}

function setCookie(value: string, maxAgeSec: number, secure: boolean): string {
  return `${cookieName(secure)}=${value}; Path=/; Max-Age=${maxAgeSec}; HttpOnly; ` +
    `SameSite=Strict${secure ? "; Secure" : ""}`;
}
