import type { AuthService } from "./auth_service.ts";
import type { Principal } from "./port.ts";

/** A login as people see it. Times are RFC 3339. */
export interface LoginInfo {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly address: string;
  readonly userAgent: string;
  /** It is the one that asks. */
  readonly current: boolean;
}

/** Every login, the one used last first. */
export function loginList(auth: AuthService, asker: Principal | undefined): LoginInfo[] {
  const own = asker?.kind === "session" ? asker.sessionId : undefined;
  return auth.listSessions()
    .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
    .map(({ id, createdAt, lastSeenAt, address, userAgent }) => ({
      id,
      createdAt: new Date(createdAt).toISOString(),
      lastSeenAt: new Date(lastSeenAt).toISOString(),
      address,
      userAgent,
      current: id === own,
    }));
}
