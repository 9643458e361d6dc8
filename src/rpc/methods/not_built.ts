import { KvmError } from "../../base/errors.ts";

/**
 * Says that a later version will do this.
 * @param what Beginning of a sentence, e.g. `Typing text`.
 * @throws {KvmError} `unavailable`.
 */
export function notBuilt(what: string): never {
  throw new KvmError("unavailable", `${what} is not part of this version yet`);
}
