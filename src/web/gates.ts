import type { MiddlewareHandler } from "hono";
import type { AuthService } from "../auth/auth_service.ts";
import { KvmError } from "../base/errors.ts";
import { basicPassword } from "./basic_password.ts";
import { visitorOf, type WebEnv } from "./context.ts";
import { readToken } from "./cookies.ts";
import { jsonResponse } from "./json_response.ts";
import type { AuthClass } from "./route_table.ts";

/** What the gates ask. */
export interface GateOptions {
  readonly auth: AuthService;
  /** Whether developer routes are open at all. */
  readonly devMode: () => boolean;
  /** Realm of HTTP Basic authentication. */
  readonly realm: string;
}

type Gate = MiddlewareHandler<WebEnv>;

/** One gate for each class of routes (wire.md §1.5). */
export function createGates(options: GateOptions): Readonly<Record<AuthClass, Gate>> {
  return {
    public: (_context, next) => next(),
    session: sessionGate(options.auth),
    developer: developerGate(options),
  };
}

function sessionGate(auth: AuthService): Gate {
  return async (context, next) => {
    const token = readToken(context.req.header("cookie"), context.env.secure);
    const principal = auth.authenticate(token);
    if (principal === undefined) throw new KvmError("unauthorized", "Unauthorized");
    context.set("principal", principal);
    await next();
  };
}

function developerGate({ auth, devMode, realm }: GateOptions): Gate {
  const challenge = { "www-authenticate": `Basic realm="${realm}"` };
  return async (context, next) => {
    if (!devMode()) throw new KvmError("unauthorized", "Developer mode is not enabled");
    if (auth.mode === "noPassword") {
      throw new KvmError("forbidden", "The resource is not available in noPassword mode");
    }
    const password = basicPassword(context.req.header("authorization"));
    if (password === undefined || !(await isRight(auth, password, context))) {
      return jsonResponse({ error: "Basic auth is required" }, 401, challenge);
    }
    await next();
  };
}

async function isRight(
  auth: AuthService,
  password: string,
  context: Parameters<typeof visitorOf>[0],
): Promise<boolean> {
  try {
    await auth.verifyPassword(password, visitorOf(context));
    return true;
  } catch (error) {
    if (error instanceof KvmError && error.code === "unauthorized") return false;
    throw error;
  }
}
