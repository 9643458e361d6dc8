import { KvmError } from "../base/errors.ts";

/** Shortest password that may be set; older, shorter ones still open the door. */
export const PASSWORD_MIN_BYTES = 8;

/** bcrypt reads no further. */
export const PASSWORD_MAX_BYTES = 72;

/** @throws {KvmError} `bad_request` when `password` may not be set (wire.md §1.4: bytes count). */
export function checkNewPassword(password: string): void {
  const sizeBytes = new TextEncoder().encode(password).length;
  if (sizeBytes < PASSWORD_MIN_BYTES) {
    throw new KvmError("bad_request", "Password must be at least 8 characters");
  }
  if (sizeBytes > PASSWORD_MAX_BYTES) {
    throw new KvmError("bad_request", "Password must be at most 72 characters");
  }
}
