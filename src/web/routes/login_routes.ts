import type { AuthService } from "../../auth/auth_service.ts";
import { loginList } from "../../auth/login_list.ts";
import { principalOf } from "../context.ts";
import { clearedCookie } from "../cookies.ts";
import { jsonResponse } from "../json_response.ts";
import type { RouteTable } from "../route_table.ts";

/** The logins: who is in, and the end of one. */
export function addLoginRoutes(routes: RouteTable, auth: AuthService): void {
  routes.add("GET", "/auth/sessions", "session", (context) => {
    return jsonResponse({ sessions: loginList(auth, principalOf(context)) });
  }, "admin");

  routes.add("DELETE", "/auth/sessions/:id", "session", async (context) => {
    const id = context.req.param("id") ?? "";
    const own = principalOf(context);
    await auth.revoke(id);
    const isOwn = own.kind === "session" && own.sessionId === id;
    const cookie = isOwn ? { "set-cookie": clearedCookie(context.env.secure) } : {};
    return jsonResponse({ message: "Session ended" }, 200, cookie);
  });
}
