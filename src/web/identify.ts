import type { AuthService } from "../auth/auth_service.ts";
import type { Principal, Visitor } from "../auth/port.ts";
import { KvmError } from "../base/errors.ts";
import { bearerToken } from "./bearer_token.ts";
import { readToken } from "./cookies.ts";

/** What a request says about who makes it. */
export interface Credentials {
  /** Cookie header. */
  readonly cookie: string | undefined;
  /** Authorization header. */
  readonly authorization: string | undefined;
  /** It came over TLS. */
  readonly secure: boolean;
}

/**
 * Who makes a request: a login by its cookie, else a script by its API token.
 * @throws {KvmError} `unauthorized`, `rate_limited`.
 */
export function identify(
  auth: AuthService,
  { cookie, authorization, secure }: Credentials,
  visitor: Visitor,
): Principal {
  const login = auth.authenticate(readToken(cookie, secure));
  if (login !== undefined) return login;
  const token = bearerToken(authorization);
  if (token === undefined) throw new KvmError("unauthorized", "Unauthorized");
  return auth.authenticateToken(token, visitor);
}
