import type { MiddlewareHandler } from "hono";
import type { WebEnv } from "./context.ts";

/** On every response, those of sockets that are refused included (wire.md §1.2). */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "x-xss-protection": "1; mode=block",
};

export function securityHeaders(): MiddlewareHandler<WebEnv> {
  return async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
      context.res.headers.set(name, value);
    }
  };
}

/**
 * Headers of our own client's page: it loads nothing from elsewhere and runs nothing inline.
 * @param host Where the page comes from; some browsers do not count wss: as its own origin.
 */
export function ownPageHeaders(host: string): Record<string, string> {
  // What is no plain host must not become a part of the policy.
  const sockets = /^[\w.:[\]-]+$/.test(host) ? ` wss://${host} ws://${host}` : "";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob: mediastream:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${sockets}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-security-policy": policy.join("; "),
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  };
}
