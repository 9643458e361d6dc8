import type { MiddlewareHandler } from "hono";
import { isPageLoad } from "./accept.ts";
import type { WebEnv } from "./context.ts";

/**
 * Sends people who come over plain HTTP to HTTPS, before they type a password; scripts are
 * answered. Temporarily, for a browser would remember a permanent redirect longer than the setting
 * lives.
 * @param port Port of HTTPS; `undefined` while nothing listens there.
 */
export function httpsRedirect(port: () => number | undefined): MiddlewareHandler<WebEnv> {
  return async (context, next) => {
    const { method } = context.req;
    const httpsPort = port();
    const isLoad = (method === "GET" || method === "HEAD") &&
      isPageLoad(context.req.header("accept"), context.req.header("sec-fetch-mode"));
    if (context.env.secure || httpsPort === undefined || !isLoad) return await next();
    const url = new URL(context.req.url);
    url.protocol = "https:";
    url.port = String(httpsPort);
    return new Response(null, {
      status: 307,
      headers: { location: url.href, "cache-control": "no-store" },
    });
  };
}
