import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { KvmError, messageOf } from "../base/errors.ts";
import { connectionOf } from "./connection_of.ts";
import type { WebEnv } from "./context.ts";
import { errorResponse } from "./error_response.ts";
import { SECURITY_HEADERS } from "./security_headers.ts";
import type { TrustedProxies } from "./trusted_proxies.ts";

/** Leads the requests of a node server to the application. */
export function createRequestListener(
  app: Hono<WebEnv>,
  overTls: boolean,
  proxies: TrustedProxies,
): (request: IncomingMessage, response: ServerResponse) => void {
  return getRequestListener((request, { incoming }) => {
    return app.fetch(request, connectionOf(incoming, overTls, proxies));
  }, { overrideGlobalObjects: false, errorHandler });
}

/** A request that is no URL, e.g. for its Host header; the application never saw it. */
function errorHandler(error: unknown): Response {
  const response = errorResponse(new KvmError("bad_request", messageOf(error)));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}
