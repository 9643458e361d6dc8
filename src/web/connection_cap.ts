import { addressGroup } from "../auth/address_group.ts";
import { isLoopback, normalizeAddress } from "../base/address.ts";

/** A third of all: one browser opens six, and a whole house behind one address still fits. */
const MAX_EACH = 64;

/** The part of a socket that is counted. */
export interface Peer {
  readonly remoteAddress?: string | undefined;
  destroy(): unknown;
  once(event: "close", listener: () => void): unknown;
}

/** Keeps one address from taking all connections. */
export class ConnectionCap {
  readonly #isExempt: (address: string) => boolean;
  /** Keyed by {@linkcode addressGroup}. */
  readonly #open = new Map<string, number>();

  /** @param isExempt Addresses behind which are many, such as a proxy's. */
  constructor(isExempt: (address: string) => boolean = () => false) {
    this.#isExempt = isExempt;
  }

  /** Counts a connection until it ends. One too many ends at once. */
  admit(socket: Peer): void {
    const address = normalizeAddress(socket.remoteAddress ?? "");
    if (isLoopback(address) || this.#isExempt(address)) return;
    const key = addressGroup(address);
    const open = this.#open.get(key) ?? 0;
    if (open >= MAX_EACH) return void socket.destroy();
    this.#open.set(key, open + 1);
    socket.once("close", () => this.#release(key));
  }

  #release(key: string): void {
    const left = (this.#open.get(key) ?? 0) - 1;
    if (left > 0) this.#open.set(key, left);
    else this.#open.delete(key);
  }
}
