import type { AuthService } from "../../auth/auth_service.ts";
import type { Principal } from "../../auth/port.ts";
import { type Clock, systemClock, type Timer } from "../../base/clock.ts";
import type { Unsubscribe } from "../../base/event_bus.ts";

/** More pages than people look at; a page that died is gone after half a minute. */
const MAX_SOCKETS = 128;

/** A login that ended by its age is found this late. */
const CHECK_EVERY_MS = 15_000;

/** Why a socket is closed. */
export type CloseReason = "login ended" | "shutdown";

interface Kept {
  readonly principal: Principal;
  readonly close: (reason: CloseReason) => void;
}

/** Knows whose login opened which socket, and closes them when it ends. */
export class SocketKeeper {
  readonly #auth: AuthService;
  readonly #clock: Clock;
  readonly #kept = new Set<Kept>();
  #unsubscribe: Unsubscribe | undefined;
  #timer: Timer | undefined;

  constructor(auth: AuthService, clock: Clock = systemClock) {
    this.#auth = auth;
    this.#clock = clock;
  }

  start(): void {
    this.#unsubscribe = this.#auth.onChange(() => this.#check());
    this.#checkLater();
  }

  /** Closes every socket. */
  stop(): void {
    this.#unsubscribe?.();
    this.#timer?.cancel();
    for (const kept of this.#kept) this.#close(kept, "shutdown");
  }

  get isFull(): boolean {
    return this.#kept.size >= MAX_SOCKETS;
  }

  /**
   * Keeps a socket; one whose login ended meanwhile is closed at once.
   * @param close Ends the socket; called once.
   * @returns To be called when the socket has ended by itself.
   */
  add(principal: Principal, close: (reason: CloseReason) => void): () => void {
    const kept = { principal, close };
    this.#kept.add(kept);
    if (!this.#auth.holds(principal)) this.#close(kept, "login ended");
    return () => void this.#kept.delete(kept);
  }

  #checkLater(): void {
    this.#timer = this.#clock.after(CHECK_EVERY_MS, () => {
      this.#check();
      this.#checkLater();
    });
  }

  #check(): void {
    for (const kept of this.#kept) {
      if (!this.#auth.holds(kept.principal)) this.#close(kept, "login ended");
    }
  }

  #close(kept: Kept, reason: CloseReason): void {
    this.#kept.delete(kept);
    kept.close(reason);
  }
}
