import { randomBytes } from "node:crypto";
import type { AuthService } from "../../auth/auth_service.ts";
import { acceptsHtml } from "../accept.ts";
import { endWhen } from "../end_when.ts";
import type { RouteTable } from "../route_table.ts";
import { required } from "./required.ts";

/** The log as it is written. */
export interface LogSource {
  /** Server-sent events, until the reader goes; bounded, with a sign of life every 15 s. */
  events(): ReadableStream<Uint8Array<ArrayBuffer>>;
  /** A page that shows them. @param nonce Of its style and script. */
  page(nonce: string): { readonly html: string; readonly policy: string };
}

export interface LogRoutesOptions {
  readonly auth: AuthService;
  readonly liveLog?: LogSource;
}

/** The live log: a page for whoever takes one, else the events themselves (wire.md §1.3). */
export function addLogRoutes(routes: RouteTable, options: LogRoutesOptions): void {
  routes.add("GET", "/developer/log-stream", "developer", (context) => {
    const log = required(options.liveLog, "The live log");
    if (acceptsHtml(context.req.header("accept"))) return page(log);
    // Nobody would ever end the stream behind an answer that has no body. At every change of the
    // logins it ends: a browser comes back by itself, and is asked for the password again.
    const body = context.req.method === "HEAD"
      ? null
      : endWhen(log.events(), (end) => options.auth.onChange(end));
    return new Response(body, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        "cache-control": "no-cache",
        "access-control-allow-origin": "*",
        // For a proxy that would rather collect than pass on.
        "x-accel-buffering": "no",
      },
    });
  });
}

function page(log: LogSource): Response {
  const { html, policy } = log.page(randomBytes(16).toString("base64url"));
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": policy,
    },
  });
}
