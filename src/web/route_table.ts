import type { Hono, MiddlewareHandler } from "hono";
import type { WebContext, WebEnv } from "./context.ts";
import { type RouteScope, scopeGate } from "./scope_gate.ts";

/** Who may use a route: everybody, a login, or the developer with the password at hand. */
export type AuthClass = "public" | "session" | "developer";

export type HttpMethod = "GET" | "POST" | "PUT" | "DELETE" | "OPTIONS";

/** A route as it was declared. */
export interface RouteDeclaration {
  readonly method: HttpMethod;
  readonly path: string;
  readonly auth: AuthClass;
  /** What an API token must be allowed to do; other classes take no tokens. */
  readonly scope: RouteScope | undefined;
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

  /**
   * @param path A Hono pattern, e.g. `/device/send-wol/:mac`.
   * @param scope Of the class `session` alone. @default `read` for GET, else `admin`
   */
  add(
    method: HttpMethod,
    path: string,
    auth: AuthClass,
    handler: (context: WebContext) => Response | Promise<Response>,
    scope: RouteScope = method === "GET" ? "read" : "admin",
  ): void {
    const gate = this.#gates[auth];
    if (auth === "session") {
      this.#declared.push({ method, path, auth, scope });
      this.#app.on(method, path, gate, scopeGate(scope), handler);
    } else {
      this.#declared.push({ method, path, auth, scope: undefined });
      this.#app.on(method, path, gate, handler);
    }
  }

  list(): readonly RouteDeclaration[] {
    return this.#declared;
  }
}
