import { KvmError } from "../../base/errors.ts";

/**
 * A part that not every device has.
 * @param what In the words of the refusal, e.g. `A screenshot`.
 * @throws {KvmError} `unavailable` when it is absent.
 */
export function required<T>(part: T | undefined, what: string): T {
  if (part !== undefined) return part;
  throw new KvmError("unavailable", `${what} is not available on this device`);
}
