import type { HttpMethod, RouteTable } from "../route_table.ts";

/** Names of the profiles below /developer/pprof (services.md §4.6). */
const PROFILES = [
  "cmdline",
  "profile",
  "symbol",
  "trace",
  "allocs",
  "block",
  "goroutine",
  "heap",
  "mutex",
  "threadcreate",
] as const;

/**
 * Profiles are Go's and say nothing here; the addresses answer so, for tools that ask.
 * @param slug Brand in the text.
 */
export function addPprofRoutes(routes: RouteTable, slug: string): void {
  const add = (method: HttpMethod, path: string, name: string) =>
    routes.add(method, path, "developer", () => {
      return new Response(`${slug} ${name} not implemented\n`, {
        headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
      });
    });
  for (const path of ["/developer/pprof", "/developer/pprof/"]) add("GET", path, "pprof");
  for (const name of PROFILES) add("GET", `/developer/pprof/${name}`, name);
  add("POST", "/developer/pprof/symbol", "symbol");
}
