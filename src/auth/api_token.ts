import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { ApiTokenEntry, Config } from "../config/schema.ts";
import type { RpcAccess } from "../protocol/rpc/define.ts";

/** What a token may be allowed to do; each scope stands for itself alone. */
export const SCOPES = ["read", "control", "power", "admin"] as const satisfies readonly RpcAccess[];

/** Id and name of the one token that the original knows; it may do everything. */
export const DEFAULT_TOKEN = "default";

/** A token as it may be shown. Times are RFC 3339. */
export interface ApiTokenInfo {
  readonly id: string;
  readonly name: string;
  readonly scopes: RpcAccess[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

/** A token as it is kept: its hash in place of itself. */
export interface StoredApiToken extends ApiTokenInfo {
  /** Hexadecimal. */
  readonly sha256: string;
}

/** A new secret of 256 bits: `rkvm_` and 64 hexadecimal digits (services.md §2.3). */
export function newApiToken(): string {
  return `rkvm_${randomBytes(32).toString("hex")}`;
}

/** What is kept of an API token. */
export function hashApiToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares hashes in a time that tells nothing of where they differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [a, b].map((hash) => createHash("sha256").update(hash).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}

/** Every token in the settings, the one named `default` first. */
export function readApiTokens(settings: Readonly<Config>): StoredApiToken[] {
  const { api_token_sha256: sha256 } = settings;
  const others = settings.api_tokens.map(fromEntry);
  if (sha256 === undefined || sha256 === "") return others;
  return [{
    id: DEFAULT_TOKEN,
    name: DEFAULT_TOKEN,
    scopes: [...SCOPES],
    createdAt: settings.api_token_created_at ?? new Date(0).toISOString(),
    expiresAt: null,
    lastUsedAt: settings.api_token_last_used_at ?? null,
    sha256: sha256.toLowerCase(),
  }, ...others];
}

/** Without the hash. */
export function tokenInfo({ sha256: _sha256, ...info }: StoredApiToken): ApiTokenInfo {
  return info;
}

function fromEntry(entry: ApiTokenEntry): StoredApiToken {
  return {
    id: entry.id,
    name: entry.name,
    scopes: SCOPES.filter((scope) => entry.scopes.includes(scope)),
    createdAt: entry.created_at,
    expiresAt: entry.expires_at ?? null,
    lastUsedAt: entry.last_used_at ?? null,
    sha256: entry.sha256.toLowerCase(),
  };
}
