/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

/**
 * One typed channel for what happened. A domain publishes and knows no listener; a listener that
 * throws is reported and never stops the others.
 *
 * @typeParam Events Map of event name to payload.
 */
export class EventBus<Events extends object> {
  /** Listeners, keyed by event name. */
  readonly #listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  readonly #onError: (event: string, error: unknown) => void;

  constructor(onError: (event: string, error: unknown) => void) {
    this.#onError = onError;
  }

  on<K extends keyof Events>(event: K, listener: (payload: Events[K]) => void): Unsubscribe {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set);
    set.add(listener);
    return () => set.delete(listener);
  }

  emit<K extends keyof Events>(event: K, payload: Events[K]): void {
    for (const listener of this.#listeners.get(event) ?? []) {
      try {
        (listener as (payload: Events[K]) => void)(payload);
      } catch (error) {
        this.#onError(String(event), error);
      }
    }
  }

  /** Listeners now subscribed to `event`; tests use it to find leaks. */
  count(event: keyof Events): number {
    return this.#listeners.get(event)?.size ?? 0;
  }
}
