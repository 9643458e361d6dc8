import type { Config } from "../config/schema.ts";
import type { RpcAccess } from "../protocol/rpc/define.ts";

/** The settings as the login sees them; the config store implements it. */
export interface SettingsStore {
  readonly current: Readonly<Config>;
  /** Why nobody may log in or set up: the settings were broken, so who may enter is not known. */
  readonly locked?: string | undefined;
  /**
   * Validates the changed settings, then writes them once.
   * @throws {KvmError} `internal` when they could not be written; `current` is then as it was.
   */
  update(change: (draft: Config) => void): Promise<void>;
}

/** Turns passwords into hashes and checks them. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** @param hash `undefined` costs the same time as a real comparison and is never true. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

/** Where a request comes from. */
export interface Visitor {
  /** The client's, normalized. */
  readonly address: string;
  readonly userAgent: string;
}

/** Who makes a request. */
export type Principal =
  /** Anybody, on a device without a password. */
  | { readonly kind: "anonymous" }
  | { readonly kind: "session"; readonly sessionId: string }
  | TokenPrincipal;

/** A script with an API token. */
export interface TokenPrincipal {
  readonly kind: "token";
  readonly tokenId: string;
  readonly name: string;
  /** All that it may do. */
  readonly scopes: readonly RpcAccess[];
  /** Hash of the token, hexadecimal. */
  readonly sha256: string;
}
