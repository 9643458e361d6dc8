import { Hono } from "hono";
import type { AuthService } from "../auth/auth_service.ts";
import type { SettingsStore } from "../auth/port.ts";
import { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { SignalingDoors } from "../signaling/port.ts";
import type { WebEnv } from "./context.ts";
import { crossSiteGuard } from "./cross_site_guard.ts";
import { errorResponse } from "./error_response.ts";
import { createGates } from "./gates.ts";
import { httpsRedirect } from "./https_redirect.ts";
import { RouteTable } from "./route_table.ts";
import { addAuthRoutes } from "./routes/auth_routes.ts";
import { addCertificateRoutes, type AuthorityCertificate } from "./routes/certificate_routes.ts";
import { addClientRoutes, clientFallback } from "./routes/client_routes.ts";
import { addDeviceRoutes, type DeviceRoutesOptions } from "./routes/device_routes.ts";
import { addRobotsRoutes } from "./routes/robots_routes.ts";
import { addSignalingRoutes } from "./routes/signaling_routes.ts";
import { securityHeaders } from "./security_headers.ts";
import type { ClientFiles } from "./static/client_files.ts";

/** The words of the brand that the web floor shows. */
export interface WebBrand {
  readonly name: string;
  /** In names of files. */
  readonly slug: string;
  /** Realm of HTTP Basic authentication. */
  readonly realm: string;
}

/** What the application answers with. */
export interface WebAppOptions extends DeviceRoutesOptions {
  readonly auth: AuthService;
  readonly settings: SettingsStore;
  readonly doors: SignalingDoors;
  readonly brand: WebBrand;
  /** Whether developer routes are open. */
  readonly devMode: () => boolean;
  /** Certificate of our authority, `undefined` while TLS uses another. */
  readonly authority: () => AuthorityCertificate | undefined;
  /** Adds the routes of other parts, e.g. uploads. */
  readonly routes?: readonly ((routes: RouteTable) => void)[];
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

/** Puts all routes together. */
export function createWebApp(options: WebAppOptions, listener: WebAppListener): WebApp {
  const { auth, settings, brand, log } = options;
  const app = new Hono<WebEnv>();
  app.use(securityHeaders());
  app.use(httpsRedirect(listener.redirectPort));
  app.use(crossSiteGuard(() => settings.current.allowed_origins));

  const gates = createGates({ auth, devMode: options.devMode, realm: brand.realm });
  const routes = new RouteTable(app, gates);
  const client = { ...listener.client, brandName: brand.name };
  addRobotsRoutes(routes);
  addDeviceRoutes(routes, options);
  addAuthRoutes(routes, auth);
  addSignalingRoutes(routes, options.doors, auth);
  addCertificateRoutes(routes, options.authority, brand.slug);
  for (const add of options.routes ?? []) add(routes);
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
