import { Hono } from "hono";
import type { SettingsStore, Visitor } from "../auth/port.ts";
import { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { WebEnv } from "./context.ts";
import { crossSiteGuard } from "./cross_site_guard.ts";
import { errorResponse } from "./error_response.ts";
import { createGates } from "./gates.ts";
import { HostGuard } from "./host_guard.ts";
import { httpsRedirect } from "./https_redirect.ts";
import { RouteTable } from "./route_table.ts";
import { addRoutes, type RoutesOptions } from "./routes/all_routes.ts";
import { addClientRoutes, clientFallback } from "./routes/client_routes.ts";
import { securityHeaders } from "./security_headers.ts";
import type { ClientFiles } from "./static/client_files.ts";

/** What the application answers with. */
export interface WebAppOptions extends RoutesOptions {
  readonly settings: SettingsStore;
  /** Whether developer routes are open. */
  readonly devMode: () => boolean;
  /**
   * Names of this device, e.g. `rustkvm`; of one without a dot, `<name>.local` is another. Only
   * they are answered while there is no password. @default the machine's host name
   */
  readonly ownNames?: () => readonly string[];
  /** Told of everybody who is let in. */
  readonly onVisit?: (visitor: Visitor) => void;
  readonly log: Logger;
}

/** What the listener adds to it. */
export interface WebAppListener {
  readonly client: { readonly files: ClientFiles | undefined; readonly own: boolean };
  /** Where page loads over plain HTTP are sent; `undefined` leaves them where they are. */
  readonly redirectPort: () => number | undefined;
}

/** The application, and what it is made of. */
export interface WebApp {
  readonly app: Hono<WebEnv>;
  readonly routes: RouteTable;
}

/** Who the device is while it has no password. */
export function hostGuardOf({ auth, settings, ownNames }: WebAppOptions): HostGuard {
  return new HostGuard({
    open: () => auth.mode === "noPassword",
    ...(ownNames === undefined ? {} : { ownNames }),
    allowedOrigins: () => settings.current.allowed_origins,
  });
}

/** Puts all routes together. */
export function createWebApp(options: WebAppOptions, listener: WebAppListener): WebApp {
  const { auth, settings, brand, log } = options;
  const app = new Hono<WebEnv>();
  app.use(securityHeaders());
  app.use(httpsRedirect(listener.redirectPort));
  app.use(crossSiteGuard(() => settings.current.allowed_origins));
  const hosts = hostGuardOf(options);
  app.use(hosts.middleware());

  const gates = createGates({
    auth,
    hosts,
    devMode: options.devMode,
    realm: brand.realm,
    ...(options.onVisit === undefined ? {} : { onVisit: options.onVisit }),
  });
  const routes = new RouteTable(app, gates);
  const client = { ...listener.client, brandName: brand.name };
  addRoutes(routes, options);
  addClientRoutes(routes, client);

  app.notFound(clientFallback(routes, client));
  app.onError((error, context) => {
    if (!(error instanceof KvmError) || error.code === "internal") {
      log.error({ err: error }, `${context.req.method} ${context.req.path} failed`);
    }
    return errorResponse(error);
  });
  return { app, routes };
}
