import { isIPv4 } from "node:net";
import { KvmError } from "../../base/errors.ts";
import type { RouteTable } from "../route_table.ts";
import { required } from "./required.ts";

export interface WolRoutesOptions {
  /**
   * Sends the magic packet.
   * @param broadcastIp Everywhere, if absent.
   */
  readonly wake?: (mac: string, broadcastIp: string | undefined) => Promise<void>;
}

const MAC = /^[0-9a-f]{2}(?:([:-]?)[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$/i;

/** Wake-on-LAN for scripts; its bodies are text (wire.md §1.3). */
export function addWolRoutes(routes: RouteTable, options: WolRoutesOptions): void {
  routes.add("POST", "/device/send-wol/:mac", "session", async (context) => {
    const mac = context.req.param("mac") ?? "";
    const broadcastIp = context.req.query("broadcastIP") || undefined;
    if (!MAC.test(mac)) return text("Invalid mac address provided", 400);
    if (broadcastIp !== undefined && !isIPv4(broadcastIp)) {
      return text("Invalid broadcast address provided", 400);
    }
    try {
      await required(options.wake, "Wake-on-LAN")(mac, broadcastIp);
    } catch (error) {
      if (error instanceof KvmError) return text(error.message, error.httpStatus);
      throw error;
    }
    // The blank at the end is upstream's.
    return text(`WOL sent to ${mac} `, 200);
  }, "power");
}

function text(body: string, status: number): Response {
  return new Response(body, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
