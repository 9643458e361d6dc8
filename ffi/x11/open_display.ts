import { KvmError } from "../../src/base/errors.ts";
import { cString } from "../c_string.ts";
import { holding } from "../holding.ts";
import { libX11, surviveServerDeath } from "./libx11.ts";

/** Where a display is, and what opens it. */
export interface DisplayAddress {
  /** E.g. `:0`. */
  readonly name: string;
  /** The 16 bytes of MIT-MAGIC-COOKIE-1; without it, the user's own authority file is asked. */
  readonly cookie?: Uint8Array<ArrayBuffer>;
}

const COOKIE_KIND = new TextEncoder().encode("MIT-MAGIC-COOKIE-1");

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Runs code in which Xlib opens a display. The authorisation belongs to the whole process, so this
 * happens one at a time.
 */
export function withAuthorization<T>(
  { cookie }: DisplayAddress,
  open: () => Promise<T>,
): Promise<T> {
  const turn = lastTurn.then(() => {
    if (cookie === undefined) libX11().XSetAuthorization(null, 0, null, 0);
    else libX11().XSetAuthorization(COOKIE_KIND, COOKIE_KIND.length, cookie, cookie.length);
    return open();
  });
  lastTurn = turn.catch(() => {});
  return turn;
}

/** Opens a display that may die. @throws {KvmError} `unavailable` when it does not answer. */
export async function openDisplay(address: DisplayAddress): Promise<Deno.PointerObject> {
  const name = cString(address.name);
  const display = await withAuthorization(
    address,
    () => holding([name], libX11().XOpenDisplay(name)),
  );
  if (display === null) {
    throw new KvmError("unavailable", `The X display ${address.name} cannot be opened`);
  }
  surviveServerDeath(display);
  return display;
}
