import type { Config } from "../config/schema.ts";

/** How long a login lasts. */
export interface SessionLimits {
  /** It ends after this time, used or not. */
  readonly absoluteMs: number;
  /** It ends when nobody used it for this time. */
  readonly idleMs: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** A week, and a day without use. */
export const DEFAULT_SESSION_LIMITS: SessionLimits = { absoluteMs: 7 * DAY_MS, idleMs: DAY_MS };

/** The limits in the settings. */
export function sessionLimits(
  settings: Pick<Config, "session_absolute_limit_sec" | "session_idle_limit_sec">,
): SessionLimits {
  return {
    absoluteMs: settings.session_absolute_limit_sec * 1000,
    idleMs: settings.session_idle_limit_sec * 1000,
  };
}
