import { isIP } from "node:net";
import { hostname } from "node:os";
import type { MiddlewareHandler } from "hono";
import { KvmError } from "../base/errors.ts";
import { hostOf, isChange, type WebEnv } from "./context.ts";

/** What {@linkcode HostGuard} asks. */
export interface HostGuardOptions {
  /** Nobody is asked for a password. */
  readonly open: () => boolean;
  /** Names of this device; of one without a dot, `<name>.local` is another. */
  readonly ownNames?: () => readonly string[];
  /** Origins that may use it, e.g. `https://kvm.example`. */
  readonly allowedOrigins: () => readonly string[];
}

/**
 * DNS rebinding: a page of another site lets its own name point to this device, and is then, to the
 * browser, a page of ours. A password stops it, for its cookie has another name; on a device
 * without one the name is all there is to tell by.
 */
export class HostGuard {
  readonly #options: HostGuardOptions;

  constructor(options: HostGuardOptions) {
    this.#options = options;
  }

  /**
   * @param host Host header; without one it is no browser.
   * @throws {KvmError} `forbidden` when the name is none of ours.
   */
  check(host: string | undefined): void {
    if (host === undefined || !this.#options.open()) return;
    const name = nameOf(`http://${host}`);
    if (name !== undefined && this.#isOurs(name)) return;
    throw new KvmError(
      "forbidden",
      `This device has no password and "${host}" is not known as its name. Open it by its IP ` +
        `address, set a password there, or list https://${host} in allowed_origins`,
    );
  }

  /** For requests that change something, whatever their class. */
  middleware(): MiddlewareHandler<WebEnv> {
    return async (context, next) => {
      if (isChange(context)) this.check(hostOf(context));
      await next();
    };
  }

  #isOurs(name: string): boolean {
    const { ownNames = () => [hostname()], allowedOrigins } = this.#options;
    if (name === "localhost" || isAddress(name)) return true;
    const own = ownNames().map((each) => each.toLowerCase());
    return own.some((each) => each === name || !each.includes(".") && `${each}.local` === name) ||
      allowedOrigins().some((origin) => nameOf(origin) === name);
  }
}

/** Lower case, without port and without the dot that ends a full name. */
function nameOf(url: string): string | undefined {
  return URL.parse(url)?.hostname.replace(/\.$/, "");
}

function isAddress(name: string): boolean {
  return isIP(name.replace(/^\[(.*)\]$/, "$1")) !== 0;
}
