import { KvmError } from "../base/errors.ts";

/** Where to listen. */
export interface ListenAddress {
  /** `undefined`: on every address, IPv4 and IPv6. */
  readonly host: string | undefined;
  /** 0 lets the system choose. */
  readonly port: number;
}

/**
 * Reads `127.0.0.1:8443`, `[::1]:443`, `:443` or `443`.
 * @param flag Option that the text came from, for the error.
 * @throws {KvmError} `bad_request`
 */
export function parseListenAddress(text: string, flag: string): ListenAddress {
  const match = /^(?:(?:\[([0-9a-f:.%]+)\]|([^:[\]]*)):)?(\d{1,5})$/i.exec(text.trim());
  const port = Number(match?.[3] ?? NaN);
  if (match === null || port > 65_535) {
    throw new KvmError(
      "bad_request",
      `${flag}: "${text}" is no address to listen on; write HOST:PORT, [IPv6]:PORT, :PORT or PORT`,
      { field: flag },
    );
  }
  const host = match[1] ?? match[2] ?? "";
  return { host: host === "" ? undefined : host, port };
}
