import { Backoff } from "../../base/backoff.ts";
import { type Clock, systemClock } from "../../base/clock.ts";
import { messageOf } from "../../base/errors.ts";
import type { Unsubscribe } from "../../base/event_bus.ts";
import { Interruptible } from "../../base/interruptible.ts";
import { Listeners } from "../../base/listeners.ts";
import type { Logger } from "../../base/logger.ts";
import type { Seat } from "./seat.ts";

const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 5_000;
/** A life of this length was no failure to start. */
const STEADY_MS = 10_000;

/** Who uses a display that hangs is free only once it is killed, so nobody waits longer for him. */
const LISTENER_MS = 1_000;

/** An X display from its start to its end. */
export interface Life {
  readonly seat: Seat;
  /** Settles when it is over, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Frees everything, also after the end. */
  stop(hard: boolean): Promise<void>;
}

/** Told of a new seat, or that there is none; the old display stays for a moment until it settles. */
export type SeatListener = (seat: Seat | undefined) => void | Promise<void>;

/** Options of a {@linkcode SeatKeeper}. */
export interface SeatKeeperOptions<L extends Life> {
  /** @throws {KvmError} `unavailable` when the display cannot be had now. */
  readonly boot: () => Promise<L>;
  readonly log: Logger;
  /** @default systemClock */
  readonly clock?: Clock;
}

/** The power switch of an X display: while it is on, a display that dies comes back. */
export class SeatKeeper<L extends Life> {
  readonly #options: SeatKeeperOptions<L>;
  readonly #clock: Clock;
  readonly #pause: Interruptible;
  readonly #seatListeners = new Set<SeatListener>();
  readonly #onPower = new Listeners<boolean>();
  #isOn = false;
  #hardOff = false;
  #life: L | undefined;
  #running: Promise<void> = Promise.resolve();
  #lastTurn: Promise<void> = Promise.resolve();
  #lastTrouble = "";

  constructor(options: SeatKeeperOptions<L>) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#pause = new Interruptible(this.#clock);
  }

  /** The display of this moment; undefined while it is off or comes up. */
  get life(): L | undefined {
    return this.#life;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  onSeat(listener: SeatListener): Unsubscribe {
    this.#seatListeners.add(listener);
    return () => this.#seatListeners.delete(listener);
  }

  onPower(listener: (isOn: boolean) => void): Unsubscribe {
    return this.#onPower.add(listener);
  }

  /** Settles when the display is there, or its first start has failed. */
  turnOn(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isOn) return;
      this.#setPower(true);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#running = this.#run(resolve);
      await promise;
    });
  }

  /** @param hard Without giving it time. */
  turnOff(hard: boolean): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#isOn) return;
      this.#hardOff = hard;
      this.#setPower(false);
      this.#pause.interrupt();
      await this.#running;
    });
  }

  #inTurn(turn: () => Promise<void>): Promise<void> {
    return this.#lastTurn = this.#lastTurn.then(turn);
  }

  #setPower(isOn: boolean): void {
    this.#isOn = isOn;
    this.#onPower.tell(isOn);
  }

  async #run(tried: () => void): Promise<void> {
    const backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
    while (this.#isOn) {
      const startedMs = this.#clock.now();
      try {
        await this.#live(await this.#options.boot(), tried);
      } catch (error) {
        this.#complain(messageOf(error));
      }
      tried();
      if (this.#clock.now() - startedMs >= STEADY_MS) backoff.reset();
      if (this.#isOn) await this.#pause.wait(backoff.next());
    }
    tried();
  }

  async #live(life: L, started: () => void): Promise<void> {
    if (this.#isOn) {
      await this.#setLife(life);
      this.#lastTrouble = "";
      started();
      if (this.#isOn) await Promise.race([life.ended, this.#pause.wait()]);
      await this.#setLife(undefined);
      if (this.#isOn) this.#options.log.warn("The X display has died and starts again");
    }
    await life.stop(this.#isOn || this.#hardOff);
  }

  async #setLife(life: L | undefined): Promise<void> {
    this.#life = life;
    const told = Promise.all([...this.#seatListeners].map((listener) => listener(life?.seat)));
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = this.#clock.after(LISTENER_MS, resolve);
    await Promise.race([told, late]);
    timer.cancel();
  }

  #complain(trouble: string): void {
    const level = trouble === this.#lastTrouble ? "debug" : "warn";
    this.#lastTrouble = trouble;
    this.#options.log[level](`The X display cannot be had: ${trouble}`);
  }
}
