import { z } from "zod";
import type { AuthService } from "../../auth/auth_service.ts";
import type { Principal, SettingsStore } from "../../auth/port.ts";
import { principalOf, visitorOf } from "../context.ts";
import { tokenCookie } from "../cookies.ts";
import { jsonResponse } from "../json_response.ts";
import { readBody } from "../read_body.ts";
import type { RouteTable } from "../route_table.ts";

/** What the routes below /device need. */
export interface DeviceRoutesOptions {
  readonly auth: AuthService;
  readonly settings: SettingsStore;
  readonly deviceId: () => string;
  /** Body of GET /device/health. */
  readonly health: () => unknown;
  /** Answers one JSON-RPC call; `undefined` for a notification. */
  readonly rpc: (body: unknown, principal: Principal) => Promise<unknown>;
}

const Setup = z.object({ localAuthMode: z.string().default(""), password: z.string().nullish() });

/** The reboot overlay polls from a page that may have another address. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, OPTIONS",
  "access-control-allow-headers": "Content-Type",
};

/** State, set-up, health and calls of the device (wire.md §1.3). */
export function addDeviceRoutes(routes: RouteTable, options: DeviceRoutesOptions): void {
  const { auth, settings } = options;

  routes.add("GET", "/device/status", "public", () => {
    const locked = auth.locked === undefined ? {} : { locked: auth.locked };
    return jsonResponse({ isSetup: auth.isSetup, ...locked }, 200, CORS);
  });

  routes.add("OPTIONS", "/device/status", "public", () => {
    return new Response(null, { status: 204, headers: CORS });
  });

  routes.add("POST", "/device/setup", "public", async (context) => {
    const visitor = visitorOf(context);
    auth.checkAddress(visitor);
    const { localAuthMode, password } = await readBody(context, Setup);
    const token = await auth.setup({ localAuthMode, password: password ?? undefined }, visitor);
    const cookie = token === undefined
      ? {}
      : { "set-cookie": tokenCookie(token, context.env.secure, auth.sessionLifetimeSec) };
    return jsonResponse({ message: "Device setup completed successfully" }, 200, cookie);
  });

  routes.add("GET", "/device", "session", () => {
    return jsonResponse({
      authMode: auth.mode,
      deviceId: options.deviceId(),
      loopbackOnly: settings.current.local_loopback_only,
    });
  });

  routes.add("GET", "/device/health", "session", () => jsonResponse(options.health()));

  routes.add("POST", "/device/rpc", "session", async (context) => {
    const body = await readBody(context, z.unknown());
    const reply = await options.rpc(body, principalOf(context));
    return reply === undefined ? new Response(null, { status: 204 }) : jsonResponse(reply);
  }, "any");
}
