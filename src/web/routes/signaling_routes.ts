import type { AuthService } from "../../auth/auth_service.ts";
import { OfferData } from "../../protocol/signaling.ts";
import type { SignalingDoors } from "../../signaling/port.ts";
import { principalOf, visitorOf } from "../context.ts";
import { jsonResponse } from "../json_response.ts";
import { readBody } from "../read_body.ts";
import type { RouteTable } from "../route_table.ts";
import type { RouteScope } from "../scope_gate.ts";

/** Path of the signalling WebSocket; its upgrade is answered by {@linkcode WebSocketEndpoint}. */
export const SIGNALING_PATH = "/webrtc/signaling/client";

/** What begins here is a viewer, and a viewer may do everything. */
export const SIGNALING_SCOPE: RouteScope = "every";

/** Signalling without a socket (wire.md §2.2). */
export function addSignalingRoutes(
  routes: RouteTable,
  doors: SignalingDoors,
  auth: AuthService,
): void {
  routes.add("POST", "/webrtc/session", "session", async (context) => {
    const offer = await readBody(context, OfferData);
    const principal = principalOf(context);
    const mayStay = () => auth.holds(principal);
    const client = { ...visitorOf(context), login: principal, mayStay };
    return jsonResponse({ sd: await doors.legacyHttp(offer, client) });
  }, SIGNALING_SCOPE);

  routes.add("GET", SIGNALING_PATH, "session", () => {
    return jsonResponse({ error: "This address takes WebSocket connections" }, 426, {
      connection: "Upgrade",
      upgrade: "websocket",
    });
  }, SIGNALING_SCOPE);
}
