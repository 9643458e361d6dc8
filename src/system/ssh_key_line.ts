import { KvmError } from "../base/errors.ts";

/** Key types that dropbear and OpenSSH take and that are still safe. */
const KEY_TYPES: readonly string[] = [
  "ssh-rsa",
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "sk-ssh-ed25519@openssh.com",
  "sk-ecdsa-sha2-nistp256@openssh.com",
];

/** How key types begin; anything else at the front of a line is an option such as `from="…"`. */
const LIKE_A_TYPE = /^(ssh|ecdsa|sk)-/;

/**
 * Checks one line of authorized_keys: options, type, base64, comment (sshd(8)).
 * @throws {KvmError} `invalid_params` in the words of rpc.md.
 */
export function checkSshKeyLine(line: string): void {
  // Blanks inside quotes belong to an option.
  const words = line.match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
  const [type = "", blob = ""] = LIKE_A_TYPE.test(words[0] ?? "") ? words : words.slice(1);
  if (!LIKE_A_TYPE.test(type)) throw refused("no valid SSH key found");
  if (!KEY_TYPES.includes(type)) throw refused(`invalid SSH key type: ${type}`);
  const inside = typeInside(blob);
  if (inside === undefined) throw refused("no valid SSH key found");
  if (inside !== type) {
    throw refused(`parsed SSH key type ${inside} does not match type in text ${type}`);
  }
}

/**
 * The first field of a public key (RFC 4253 §6.6): fields that each follow their length, 4 bytes
 * big-endian.
 * @returns Undefined when it is no key, or was cut.
 */
function typeInside(base64: string): string | undefined {
  const bytes = decode(base64);
  if (bytes === undefined) return undefined;
  const view = new DataView(bytes.buffer);
  let type: string | undefined;
  let fields = 0;
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    type ??= new TextDecoder().decode(bytes.subarray(at + 4, end));
    fields++;
    at = end;
  }
  return at === bytes.length && fields >= 2 ? type : undefined;
}

function decode(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.fromBase64(base64);
  } catch {
    return undefined;
  }
}

function refused(message: string): KvmError {
  return new KvmError("invalid_params", message, { field: "sshKey" });
}
