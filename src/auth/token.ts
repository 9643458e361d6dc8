import { createHash, randomBytes } from "node:crypto";

/** A new secret of 256 bits, base64url. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token, so that the file that keeps it opens no door. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * A name for the password that is set now. A session carries it, so that it ends with its
 * password, whoever changed that and however: the settings page, a reset or a restored backup.
 */
export function credentialOf(hashedPassword: string): string {
  return hashToken(hashedPassword).slice(0, 16);
}
