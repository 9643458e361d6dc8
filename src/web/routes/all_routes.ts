import type { AuthService } from "../../auth/auth_service.ts";
import type { SignalingDoors } from "../../signaling/port.ts";
import type { RouteTable } from "../route_table.ts";
import { addAuthRoutes } from "./auth_routes.ts";
import { addCertificateRoutes, type AuthorityCertificate } from "./certificate_routes.ts";
import { addCloudRoutes, type CloudRoutesOptions } from "./cloud_routes.ts";
import { addDeviceRoutes, type DeviceRoutesOptions } from "./device_routes.ts";
import { addDiagnosticsRoutes, type DiagnosticsRoutesOptions } from "./diagnostics_routes.ts";
import { addLogRoutes, type LogRoutesOptions } from "./log_routes.ts";
import { addLoginRoutes } from "./login_routes.ts";
import { addMetricsRoutes, type MetricsRoutesOptions } from "./metrics_routes.ts";
import { addPprofRoutes } from "./pprof_routes.ts";
import { addReferenceRoutes, type ReferenceRoutesOptions } from "./reference_routes.ts";
import { addRobotsRoutes } from "./robots_routes.ts";
import { addScreenshotRoutes, type ScreenshotRoutesOptions } from "./screenshot_routes.ts";
import { addSignalingRoutes } from "./signaling_routes.ts";
import { addUiConfigRoutes, type UiConfigRoutesOptions } from "./ui_config_routes.ts";
import { addUploadRoutes, type UploadRoutesOptions } from "./upload_routes.ts";
import { addWolRoutes, type WolRoutesOptions } from "./wol_routes.ts";

/** The words of the brand that the web floor shows. */
export interface WebBrand {
  readonly name: string;
  /** In names of files. */
  readonly slug: string;
  /** Realm of HTTP Basic authentication. */
  readonly realm: string;
}

/** What the routes answer with; a part that is absent is unavailable. */
export interface RoutesOptions
  extends
    DeviceRoutesOptions,
    ScreenshotRoutesOptions,
    DiagnosticsRoutesOptions,
    LogRoutesOptions,
    MetricsRoutesOptions,
    UploadRoutesOptions,
    WolRoutesOptions,
    CloudRoutesOptions,
    ReferenceRoutesOptions,
    UiConfigRoutesOptions {
  readonly auth: AuthService;
  readonly doors: SignalingDoors;
  readonly brand: WebBrand;
  /** Certificate of our authority, `undefined` while TLS uses another. */
  readonly authority: () => AuthorityCertificate | undefined;
  /** Adds the routes of other parts. */
  readonly routes?: readonly ((routes: RouteTable) => void)[];
}

/** Every route but those of the client's files. */
export function addRoutes(routes: RouteTable, options: RoutesOptions): void {
  const { auth, brand } = options;
  addRobotsRoutes(routes);
  addDeviceRoutes(routes, options);
  addScreenshotRoutes(routes, options);
  addWolRoutes(routes, options);
  addUiConfigRoutes(routes, options);
  addCertificateRoutes(routes, options.authority, brand.slug);
  addAuthRoutes(routes, auth);
  addLoginRoutes(routes, auth);
  addSignalingRoutes(routes, options.doors, auth);
  addCloudRoutes(routes, options);
  addUploadRoutes(routes, options);
  addDiagnosticsRoutes(routes, options);
  addMetricsRoutes(routes, options);
  addPprofRoutes(routes, brand.slug);
  addLogRoutes(routes, options);
  addReferenceRoutes(routes, options, brand.name);
  for (const add of options.routes ?? []) add(routes);
}
