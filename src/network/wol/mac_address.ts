import { KvmError } from "../../base/errors.ts";

/** aa:bb:cc:dd:ee:ff, aa-bb-cc-dd-ee-ff, aabb.ccdd.eeff and aabbccddeeff, in either case. */
const NOTATIONS = [
  /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i,
  /^[0-9a-f]{2}(-[0-9a-f]{2}){5}$/i,
  /^[0-9a-f]{4}(\.[0-9a-f]{4}){2}$/i,
  /^[0-9a-f]{12}$/i,
] as const;

/**
 * Reads an Ethernet address in any notation.
 * @throws {KvmError} `invalid_params`; pages look for the words "invalid MAC address".
 */
export function parseMac(text: string): Uint8Array {
  const mac = text.trim();
  if (!NOTATIONS.some((notation) => notation.test(mac))) {
    throw new KvmError(
      "invalid_params",
      `invalid MAC address: "${text}" should look like 00:11:22:aa:bb:cc`,
      { field: "macAddress" },
    );
  }
  return Uint8Array.fromHex(mac.replace(/[^0-9a-f]/gi, ""));
}
