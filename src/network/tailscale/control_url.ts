import { KvmError } from "../../base/errors.ts";

/** Tailscale's own control server. */
export const DEFAULT_CONTROL_URL = "https://controlplane.tailscale.com";

/**
 * Checks the address of a control server.
 * @returns It without a slash at the end; empty text for empty text.
 * @throws {KvmError} `invalid_params` in the words of upstream.
 */
export function checkedControlUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  const [, scheme, rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(trimmed) ?? [];
  if (!/^https?$/i.test(scheme ?? "")) throw invalid("must start with http:// or https://");
  if (/^([/?#:]|$)/.test(rest)) throw invalid("must include a host");
  const url = URL.parse(trimmed);
  if (url === null) throw invalid("is no valid URL");
  if (url.username !== "" || url.password !== "") throw invalid("must not include user info");
  if (/[?#]/.test(rest)) throw invalid("must not include query or fragment");
  if (url.pathname !== "/") throw invalid("path is not supported");
  return url.origin;
}

function invalid(problem: string): KvmError {
  return new KvmError("invalid_params", `control URL ${problem}`, { field: "controlURL" });
}
