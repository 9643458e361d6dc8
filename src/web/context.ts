import type { Context } from "hono";
import type { Principal, Visitor } from "../auth/port.ts";

/** What the listener knows of a request besides its text. */
export interface Connection {
  /** The client's, normalized; what headers claim counts from a trusted proxy alone. */
  readonly address: string;
  /** It came over TLS, to us or to a trusted proxy. */
  readonly secure: boolean;
}

/** Types of every Hono context of ours. */
export interface WebEnv {
  Bindings: Connection;
  Variables: { principal?: Principal };
}

export type WebContext = Context<WebEnv>;

/** Where a request comes from, for the login and its limits. */
export function visitorOf(context: WebContext): Visitor {
  return { address: context.env.address, userAgent: context.req.header("user-agent") ?? "" };
}

/** Where the request was sent to, as its sender wrote it. */
export function hostOf(context: WebContext): string {
  return context.req.header("host") ?? new URL(context.req.url).host;
}

/** Whether a request may change something. */
export function isChange({ req }: WebContext): boolean {
  return !["GET", "HEAD", "OPTIONS"].includes(req.method);
}

/** Who makes the request. @throws {TypeError} on a public route. */
export function principalOf(context: WebContext): Principal {
  const principal = context.get("principal");
  if (principal === undefined) throw new TypeError(`${context.req.path} asks nobody who they are`);
  return principal;
}
