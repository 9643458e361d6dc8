import { z } from "zod";
import type { SessionLimits } from "./session_limits.ts";

/** A login as it is kept on disk: the token itself is with the browser alone. */
export const SessionRecord = z.object({
  id: z.string().min(1),
  /** SHA-256 of the token, base64url. */
  tokenHash: z.string().min(1),
  /** The password the session was opened with, see {@linkcode credentialOf}. */
  credential: z.string(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  /** Milliseconds since 1970. */
  lastSeenAt: z.number(),
  address: z.string(),
  userAgent: z.string(),
});
export type SessionRecord = z.infer<typeof SessionRecord>;

/** Contents of the sessions file. */
export const SessionsFile = z.object({ version: z.literal(1), sessions: z.array(SessionRecord) });
export type SessionsFile = z.infer<typeof SessionsFile>;

/** A login as it may be shown. */
export type SessionInfo = Omit<SessionRecord, "tokenHash" | "credential">;

/** Whether a login is over. A clock that went backwards ends none. */
export function isExpired(session: SessionRecord, now: number, limits: SessionLimits): boolean {
  return now - session.createdAt >= limits.absoluteMs ||
    now - session.lastSeenAt >= limits.idleMs;
}
