import type { MiddlewareHandler } from "hono";
import { KvmError } from "../base/errors.ts";
import type { WebEnv } from "./context.ts";
import { isTrustedOrigin } from "./origin.ts";

/**
 * Refuses requests that change something when they come from a foreign page, with or without a
 * cookie: a device without a password asks for none.
 * @param allowed Foreign origins that may, asked at each request.
 */
export function crossSiteGuard(allowed: () => readonly string[]): MiddlewareHandler<WebEnv> {
  return async (context, next) => {
    const { method } = context.req;
    const reads = method === "GET" || method === "HEAD" || method === "OPTIONS";
    const facts = {
      origin: context.req.header("origin"),
      host: context.req.header("host") ?? new URL(context.req.url).host,
      fetchSite: context.req.header("sec-fetch-site"),
    };
    if (!reads && !isTrustedOrigin(facts, allowed())) throw foreignPage();
    await next();
  };
}

/** The refusal, for requests and for sockets. */
export function foreignPage(): KvmError {
  return new KvmError(
    "forbidden",
    "The request comes from a page of another site; list its origin in allowed_origins to allow it",
  );
}
