import type { Hono, MiddlewareHandler } from "hono";
import type { WebContext, WebEnv } from "./context.ts";

/** Who may use a route: everybody, a login, or the developer with the password at hand. */
export type AuthClass = "public" | "session" | "developer";

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE" | "OPTIONS";

/** A route as it was declared. */
export interface RouteDeclaration {
  readonly method: HttpMethod;
  readonly path: string;
  readonly auth: AuthClass;
}

/** The routes. Each says who may use it; there is no other way to add one. */
export class RouteTable {
  readonly #app: Hono<WebEnv>;
  readonly #gates: Readonly<Record<AuthClass, MiddlewareHandler<WebEnv>>>;
  readonly #declared: RouteDeclaration[] = [];

  constructor(
    app: Hono<WebEnv>,
    gates: Readonly<Record<AuthClass, MiddlewareHandler<WebEnv>>>,
  ) {
    this.#app = app;
    this.#gates = gates;
  }

  /** @param path A Hono pattern, e.g. `/device/send-wol/:mac`. */
  add(
    method: HttpMethod,
    path: string,
    auth: AuthClass,
    handler: (context: WebContext) => Response | Promise<Response>,
  ): void {
    this.#declared.push({ method, path, auth });
    this.#app.on(method, path, this.#gates[auth], handler);
  }

  list(): readonly RouteDeclaration[] {
    return this.#declared;
  }
}
