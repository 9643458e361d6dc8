import { jsonResponse } from "../json_response.ts";
import type { RouteTable } from "../route_table.ts";
import { required } from "./required.ts";

/** What helps to find out what is wrong. */
export interface DiagnosticsSource {
  /** One document; without any secret. */
  facts(): Promise<unknown>;
  /** The same as a ZIP archive, and the name to save it by. */
  archive(): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }>;
}

export interface DiagnosticsRoutesOptions {
  readonly diagnostics?: DiagnosticsSource;
}

const WHAT = "The collection of diagnostics";

/** What a person attaches to a report. Logs name addresses and habits, so it takes `admin`. */
export function addDiagnosticsRoutes(routes: RouteTable, options: DiagnosticsRoutesOptions): void {
  routes.add("GET", "/diagnostics", "session", async () => {
    const { name, bytes } = await required(options.diagnostics, WHAT).archive();
    return new Response(bytes, {
      headers: {
        "content-type": "application/zip",
        // Without quotes, as upstream has it (wire.md §1.3).
        "content-disposition": `attachment; filename=${name}`,
        "cache-control": "no-store",
      },
    });
  }, "admin");

  routes.add("GET", "/diagnostics.json", "session", async () => {
    return jsonResponse(await required(options.diagnostics, WHAT).facts());
  }, "admin");
}
