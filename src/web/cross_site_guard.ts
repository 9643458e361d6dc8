import type { MiddlewareHandler } from "hono";
import { KvmError } from "../base/errors.ts";
import { hostOf, isChange, type WebEnv } from "./context.ts";
import { isTrustedOrigin } from "./origin.ts";

/**
 * Refuses requests that change something when they come from a foreign page, with or without a
 * cookie: a device without a password asks for none.
 * @param allowed Foreign origins that may, asked at each request.
 */
export function crossSiteGuard(allowed: () => readonly string[]): MiddlewareHandler<WebEnv> {
  return async (context, next) => {
    const facts = {
      origin: context.req.header("origin"),
      host: hostOf(context),
      fetchSite: context.req.header("sec-fetch-site"),
    };
    if (isChange(context) && !isTrustedOrigin(facts, allowed())) throw foreignPage();
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
