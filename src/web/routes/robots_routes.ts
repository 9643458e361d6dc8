import type { RouteTable } from "../route_table.ts";

/** No search engine has any business here. */
export function addRobotsRoutes(routes: RouteTable): void {
  routes.add("GET", "/robots.txt", "public", () => {
    return new Response("User-agent: *\nDisallow: /", {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "public, max-age=31536000, immutable",
      },
    });
  });
}
