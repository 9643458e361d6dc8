import type { MiddlewareHandler } from "hono";
import { SCOPES } from "../auth/api_token.ts";
import type { Principal } from "../auth/port.ts";
import { refusalFor } from "../auth/refusal.ts";
import type { KvmError } from "../base/errors.ts";
import type { RpcAccess } from "../protocol/rpc/define.ts";
import { principalOf, type WebEnv } from "./context.ts";

/**
 * What an API token must be allowed to do to use a route: one scope; `every` one of them, where a
 * viewer begins, who may do all; or `any`, where each call is checked by itself.
 */
export type RouteScope = RpcAccess | "every" | "any";

/** Why somebody may not use a route of this scope; `undefined` when they may. */
export function routeRefusal(principal: Principal, scope: RouteScope): KvmError | undefined {
  if (scope === "any") return undefined;
  if (scope !== "every") return refusalFor(principal, scope);
  return SCOPES.map((each) => refusalFor(principal, each)).find((error) => error !== undefined);
}

/** Stands behind the gate that found out who makes the request. */
export function scopeGate(scope: RouteScope): MiddlewareHandler<WebEnv> {
  return async (context, next) => {
    const refusal = routeRefusal(principalOf(context), scope);
    if (refusal !== undefined) throw refusal;
    await next();
  };
}
