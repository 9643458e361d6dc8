import { join } from "node:path";
import type { KeyPair } from "../../src/tls/key_pair.ts";

/** What `openssl req -newkey` makes keys by. */
export const KEY_KINDS = {
  p256: ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
  secp256k1: ["ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
  ed25519: ["ed25519"],
  rsa2048: ["rsa:2048"],
  rsa1024: ["rsa:1024"],
} as const;

/**
 * A certificate that somebody else issued, made by openssl as its owner would.
 * @param kind Of its key. @default p256
 */
export async function opensslPair(
  commonName: string,
  kind: keyof typeof KEY_KINDS = "p256",
): Promise<KeyPair> {
  const folder = await Deno.makeTempDir();
  try {
    const [keyFile, certificateFile] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const args = ["req", "-x509", "-newkey", ...KEY_KINDS[kind], "-nodes", "-days", "30"];
    args.push("-subj", `/CN=${commonName}`, "-keyout", keyFile, "-out", certificateFile);
    const { success, stderr } = await new Deno.Command("openssl", { args }).output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
    return {
      key: await Deno.readTextFile(keyFile),
      certificate: await Deno.readTextFile(certificateFile),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
