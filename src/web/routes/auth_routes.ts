import { z } from "zod";
import type { AuthService } from "../../auth/auth_service.ts";
import { principalOf, visitorOf, type WebContext } from "../context.ts";
import { clearedCookie, tokenCookie } from "../cookies.ts";
import { jsonResponse } from "../json_response.ts";
import { readBody } from "../read_body.ts";
import type { RouteTable } from "../route_table.ts";

const Login = z.object({ password: z.string() });
const NewPassword = z.object({ password: z.string().min(1) });
const PasswordChange = z.object({ oldPassword: z.string().min(1), newPassword: z.string().min(1) });

/** Upstream's text for a broken body, on the password routes alone. */
const MALFORMED = { malformed: "Invalid request" };

/** Login, logout and the local password (wire.md §1.3). */
export function addAuthRoutes(routes: RouteTable, auth: AuthService): void {
  const cookieOf = (token: string, { env }: WebContext) =>
    tokenCookie(token, env.secure, auth.sessionLifetimeSec);

  routes.add("POST", "/auth/login-local", "public", async (context) => {
    const visitor = visitorOf(context);
    auth.checkAddress(visitor);
    const { password } = await readBody(context, Login);
    const token = await auth.login(password, visitor);
    return withCookie("Login successful", cookieOf(token, context));
  });

  routes.add("POST", "/auth/logout", "session", async (context) => {
    await auth.logout(principalOf(context));
    return withCookie("Logout successful", clearedCookie(context.env.secure));
  }, "any");

  routes.add("POST", "/auth/password-local", "session", async (context) => {
    const { password } = await readBody(context, NewPassword, MALFORMED);
    const token = await auth.setPassword(password, visitorOf(context));
    return withCookie("Password set successfully", cookieOf(token, context), 201);
  });

  routes.add("PUT", "/auth/password-local", "session", async (context) => {
    const { oldPassword, newPassword } = await readBody(context, PasswordChange, MALFORMED);
    const token = await auth.changePassword(
      { old: oldPassword, new: newPassword },
      principalOf(context),
      visitorOf(context),
    );
    return withCookie("Password updated successfully", cookieOf(token, context));
  });

  routes.add("DELETE", "/auth/local-password", "session", async (context) => {
    const { password } = await readBody(context, NewPassword, MALFORMED);
    await auth.removePassword(password, visitorOf(context));
    return withCookie("Password disabled successfully", clearedCookie(context.env.secure));
  });
}

function withCookie(message: string, cookie: string, status = 200): Response {
  return jsonResponse({ message }, status, { "set-cookie": cookie });
}
