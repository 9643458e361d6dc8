import type { Unsubscribe } from "./event_bus.ts";

/** Whether a part of the appliance can be used, and if not, why. */
export type Availability =
  | { readonly available: true }
  | { readonly available: false; readonly reason: string };

/** One row of health: a capability and its state. */
export type Capability = Availability & { readonly name: string };

/** What this machine can do right now; health, the page and RPC errors all read it. */
export class CapabilityRegistry {
  /** Availability, keyed by capability name. */
  readonly #entries = new Map<string, Availability>();
  readonly #listeners = new Set<() => void>();

  available(name: string): void {
    this.#set(name, { available: true });
  }

  /** @param reason A sentence for the person who wanted to use it. */
  unavailable(name: string, reason: string): void {
    this.#set(name, { available: false, reason });
  }

  get(name: string): Availability {
    return this.#entries.get(name) ?? { available: false, reason: `${name} has not started yet` };
  }

  list(): Capability[] {
    return [...this.#entries].map(([name, availability]) => ({ name, ...availability }));
  }

  onChange(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(name: string, availability: Availability): void {
    this.#entries.set(name, availability);
    for (const listener of this.#listeners) listener();
  }
}
