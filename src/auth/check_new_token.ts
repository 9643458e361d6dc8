import { KvmError } from "../base/errors.ts";
import type { RpcAccess } from "../protocol/rpc/define.ts";
import { DEFAULT_TOKEN } from "./api_token.ts";

/** What somebody wants of a new token. */
export interface NewApiToken {
  readonly name: string;
  readonly scopes: readonly RpcAccess[];
  /** Seconds from now; never, if absent. */
  readonly expiresInSec?: number | undefined;
}

const MAX_TOKENS = 32;
const MAX_NAME = 64;

/** Ten years; what should last longer has no end. */
const MAX_LIFE_SEC = 315_360_000;

/**
 * @param names Of the tokens there are.
 * @throws {KvmError} `bad_request` naming the field, or `conflict`.
 */
export function checkNewToken(wanted: NewApiToken, names: readonly string[]): void {
  const { name, scopes, expiresInSec } = wanted;
  if (name.trim() === "" || name.length > MAX_NAME || /\p{Cc}/u.test(name)) {
    throw bad("name", `A token needs a name of 1 to ${MAX_NAME} characters`);
  }
  if (scopes.length === 0) {
    throw bad("scopes", "A token needs at least one scope of read, control, power, admin");
  }
  const fits = expiresInSec === undefined ||
    Number.isInteger(expiresInSec) && expiresInSec > 0 && expiresInSec <= MAX_LIFE_SEC;
  if (!fits) throw bad("expiresInSec", `A token lasts 1 to ${MAX_LIFE_SEC} seconds, or for ever`);
  if (name === DEFAULT_TOKEN || names.includes(name)) {
    throw new KvmError("conflict", `There is a token named ${name}; choose another name`);
  }
  if (names.length >= MAX_TOKENS) {
    throw new KvmError("conflict", `There are ${MAX_TOKENS} tokens already; remove one first`);
  }
}

function bad(field: string, message: string): KvmError {
  return new KvmError("bad_request", message, { field });
}
