import type { RouteTable } from "../route_table.ts";
import { required } from "./required.ts";

export interface MetricsRoutesOptions {
  /** In Prometheus' text format. */
  readonly metrics?: () => string | Promise<string>;
}

/** For Prometheus; public, as everywhere (wire.md §1.3). */
export function addMetricsRoutes(routes: RouteTable, options: MetricsRoutesOptions): void {
  routes.add("GET", "/metrics", "public", async () => {
    return new Response(await required(options.metrics, "The list of metrics")(), {
      headers: {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
        "cache-control": "no-store",
      },
    });
  });
}
