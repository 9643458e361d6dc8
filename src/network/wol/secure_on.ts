import { KvmError } from "../../base/errors.ts";
import { parseIpv4 } from "../address/ipv4.ts";

/**
 * Reads a SecureOn password: six bytes as a MAC address is written, or four bytes as an IPv4
 * address or as eight hexadecimal digits.
 * @throws {KvmError} `invalid_params`
 */
export function parseSecureOn(text: string): Uint8Array {
  const password = text.trim();
  if (parseIpv4(password) !== undefined) return Uint8Array.from(password.split("."), Number);
  const digits = password.replace(/[:.-]/g, "");
  if (/^([0-9a-f]{8}|[0-9a-f]{12})$/i.test(digits)) return Uint8Array.fromHex(digits);
  throw new KvmError(
    "invalid_params",
    "invalid SecureOn password: it is six bytes such as 00:11:22:aa:bb:cc, or four such as 1.2.3.4",
    { field: "password" },
  );
}
