import type { Config } from "./schema.ts";

/** All that decides who may enter, as a text to compare. When somebody last did is no part of it. */
export function loginOf(config: Config): string {
  return JSON.stringify([
    config.local_auth_mode,
    config.hashed_password,
    config.local_auth_token,
    config.api_token_sha256,
    config.api_tokens.map(({ sha256, scopes, expires_at }) => [sha256, scopes, expires_at]),
  ]);
}
