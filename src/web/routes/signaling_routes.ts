import { OfferData } from "../../protocol/signaling.ts";
import type { SignalingDoors } from "../../signaling/port.ts";
import { visitorOf } from "../context.ts";
import { jsonResponse } from "../json_response.ts";
import { readBody } from "../read_body.ts";
import type { RouteTable } from "../route_table.ts";

/** Path of the signalling WebSocket; its upgrade is answered by {@linkcode WebSocketEndpoint}. */
export const SIGNALING_PATH = "/webrtc/signaling/client";

/** Signalling without a socket (wire.md §2.2). */
export function addSignalingRoutes(routes: RouteTable, doors: SignalingDoors): void {
  routes.add("POST", "/webrtc/session", "session", async (context) => {
    const offer = await readBody(context, OfferData);
    return jsonResponse({ sd: await doors.legacyHttp(offer, visitorOf(context)) });
  });

  routes.add("GET", SIGNALING_PATH, "session", () => {
    return jsonResponse({ error: "This address takes WebSocket connections" }, 426, {
      connection: "Upgrade",
      upgrade: "websocket",
    });
  });
}
