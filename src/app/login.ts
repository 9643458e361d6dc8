import { AuthService } from "../auth/auth_service.ts";
import { BcryptHasher } from "../auth/password_hasher.ts";
import { RateLimiter } from "../auth/rate_limiter.ts";
import { sessionLimits } from "../auth/session_limits.ts";
import { SessionStore } from "../auth/session_store.ts";
import type { Logger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import type { Service } from "../base/service.ts";
import type { ConfigStore } from "../config/config_store.ts";

/** Who may enter, and the services behind it. */
export interface Login {
  readonly auth: AuthService;
  readonly services: readonly Service[];
}

export function createLogin(config: ConfigStore, paths: Paths, log: Logger): Login {
  const hasher = new BcryptHasher();
  const sessions = new SessionStore({
    file: paths.sessionsFile,
    log,
    limits: () => sessionLimits(config.current),
  });
  return {
    auth: new AuthService({ settings: config, sessions, hasher, limiter: new RateLimiter() }),
    services: [
      { name: "password-hasher", start: () => undefined, stop: () => hasher.close() },
      { name: "login-sessions", start: () => sessions.open(), stop: () => sessions.close() },
    ],
  };
}
