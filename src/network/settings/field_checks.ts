import { isIP } from "node:net";
import { KvmError } from "../../base/errors.ts";

/** HOST_NAME_MAX of Linux. */
const MAX_HOST_NAME = 64;
/** RFC 1035 §2.3.4, without the dot at the end. */
const MAX_DOMAIN_NAME = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** The error of a setting, in the words that clients look for (rpc.md, setNetworkSettings). */
export function invalidField(field: string, problem: string): KvmError {
  return new KvmError("invalid_params", `invalid config: field \`${field}\` ${problem}`, { field });
}

/** @throws {KvmError} `invalid_params` */
export function checkOneOf(field: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw invalidField(field, `must be one of ${choices.join(", ")}, not "${value}"`);
}

/** @throws {KvmError} `invalid_params` */
export function checkHostName(field: string, value: string): void {
  if (!isDomainName(value, MAX_HOST_NAME)) {
    throw invalidField(
      field,
      `must be a host name of at most ${MAX_HOST_NAME} letters, digits and hyphens, not "${value}"`,
    );
  }
}

/** @throws {KvmError} `invalid_params` */
export function checkDomain(field: string, value: string): void {
  if (!isDomainName(value, MAX_DOMAIN_NAME)) {
    throw invalidField(field, `must be a domain name such as "example.org", not "${value}"`);
  }
}

/** An address or a name. @throws {KvmError} `invalid_params` */
export function checkServer(field: string, value: string): void {
  if (isIP(value) === 0 && !isDomainName(value, MAX_DOMAIN_NAME)) {
    throw invalidField(field, `must be an address or a host name, not "${value}"`);
  }
}

/** @throws {KvmError} `invalid_params` */
export function checkHttpUrl(field: string, value: string): void {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw invalidField(field, `must be a URL that begins with http:// or https://, not "${value}"`);
  }
}

function isDomainName(value: string, maxLength: number): boolean {
  return value.length <= maxLength && value.split(".").every((label) => LABEL.test(label));
}
