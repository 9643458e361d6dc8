import type { Context } from "hono";
import type { Principal, Visitor } from "../auth/port.ts";

/** What the listener knows of a request besides its text. */
export interface Connection {
  /** Address of the socket's other end, normalized; headers that claim another are not believed. */
  readonly address: string;
  /** It came over TLS. */
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

/** Who makes the request. @throws {TypeError} on a public route. */
export function principalOf(context: WebContext): Principal {
  const principal = context.get("principal");
  if (principal === undefined) throw new TypeError(`${context.req.path} asks nobody who they are`);
  return principal;
}
