/** The password of an `Authorization: Basic` header (RFC 7617); the user name does not matter. */
export function basicPassword(header: string | undefined): string | undefined {
  const encoded = /^basic +([a-z0-9+/=]+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
    const text = new TextDecoder().decode(bytes);
    return text.includes(":") ? text.slice(text.indexOf(":") + 1) : undefined;
  } catch {
    return undefined;
  }
}
