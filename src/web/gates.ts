import type { MiddlewareHandler } from "hono";
import type { AuthService } from "../auth/auth_service.ts";
import type { Visitor } from "../auth/port.ts";
import { KvmError } from "../base/errors.ts";
import { basicPassword } from "./basic_password.ts";
import { hostOf, visitorOf, type WebEnv } from "./context.ts";
import type { HostGuard } from "./host_guard.ts";
import { identify } from "./identify.ts";
import { jsonResponse } from "./json_response.ts";
import type { AuthClass } from "./route_table.ts";

/** What the gates ask. */
export interface GateOptions {
  readonly auth: AuthService;
  readonly hosts: HostGuard;
  /** Whether developer routes are open at all. */
  readonly devMode: () => boolean;
  /** Told of everybody who is let in. */
  readonly onVisit?: (visitor: Visitor) => void;
  /** Realm of HTTP Basic authentication. */
  readonly realm: string;
}

type Gate = MiddlewareHandler<WebEnv>;

/** One gate for each class of routes (wire.md §1.5). */
export function createGates(options: GateOptions): Readonly<Record<AuthClass, Gate>> {
  return {
    public: (_context, next) => next(),
    session: sessionGate(options),
    developer: developerGate(options),
  };
}

function sessionGate({ auth, hosts, onVisit }: GateOptions): Gate {
  return async (context, next) => {
    hosts.check(hostOf(context));
    const credentials = {
      cookie: context.req.header("cookie"),
      authorization: context.req.header("authorization"),
      secure: context.env.secure,
    };
    const visitor = visitorOf(context);
    context.set("principal", identify(auth, credentials, visitor));
    onVisit?.(visitor);
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
