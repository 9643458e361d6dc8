/** The token of an `Authorization: Bearer` header (RFC 6750 §2.1). */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(header?.trim() ?? "")?.[1];
}
