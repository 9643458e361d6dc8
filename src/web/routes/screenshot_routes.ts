import type { RouteTable } from "../route_table.ts";
import { required } from "./required.ts";

/** What the picture is asked for. */
export interface ScreenshotRoutesOptions {
  /**
   * The picture as it is now, JPEG.
   * @throws {KvmError} `unavailable` with the reason, e.g. that there is no signal.
   */
  readonly screenshot?: () => Promise<Uint8Array<ArrayBuffer>>;
}

/** One picture, for people and scripts that need no stream. */
export function addScreenshotRoutes(routes: RouteTable, options: ScreenshotRoutesOptions): void {
  routes.add("GET", "/device/screenshot", "session", async () => {
    const jpeg = await required(options.screenshot, "A screenshot")();
    return new Response(jpeg, {
      headers: { "content-type": "image/jpeg", "cache-control": "no-store" },
    });
  });
}
