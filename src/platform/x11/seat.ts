import type { DisplayAddress } from "../../../ffi/x11/open_display.ts";
import { type PointerState, XConnection } from "../../../ffi/x11/x_connection.ts";
import type { XTestInput } from "../../../ffi/x11/x_test_input.ts";
import type { Unsubscribe } from "../../base/event_bus.ts";
import { Listeners } from "../../base/listeners.ts";
import type { KeyboardLedState } from "../../protocol/states.ts";
import { ledsOf } from "./leds.ts";

/** How often the socket is looked at; a look costs one poll(2). */
const LOOK_MS = 50;

/** Pixels. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** One life of an X display, as a person in front of it: screen, lamps, keys and pointer. */
export class Seat {
  readonly address: DisplayAddress;
  /** Settles when the display is gone. */
  readonly lost: Promise<void>;
  readonly #connection: XConnection;
  readonly #onSize = new Listeners<ScreenSize>();
  readonly #onLeds = new Listeners<KeyboardLedState>();
  readonly #timer: ReturnType<typeof setInterval>;
  #size: ScreenSize;
  #leds: KeyboardLedState;

  private constructor(address: DisplayAddress, connection: XConnection, ledMask: number) {
    this.address = address;
    this.#connection = connection;
    this.#size = connection.openingSize;
    this.#leds = ledsOf(ledMask);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.lost = promise;
    this.#timer = setInterval(() => {
      this.look();
      if (this.isAlive) return;
      clearInterval(this.#timer);
      resolve();
    }, LOOK_MS);
  }

  /** @throws {KvmError} `unavailable` when the display does not answer or takes no input. */
  static async open(address: DisplayAddress): Promise<Seat> {
    const connection = await XConnection.open(address);
    return new Seat(address, connection, await connection.leds());
  }

  get isAlive(): boolean {
    return this.#connection.isAlive;
  }

  get size(): ScreenSize {
    return this.#size;
  }

  get leds(): KeyboardLedState {
    return this.#leds;
  }

  get input(): XTestInput {
    return this.#connection.input;
  }

  onSize(listener: (size: ScreenSize) => void): Unsubscribe {
    return this.#onSize.add(listener);
  }

  onLeds(listener: (leds: KeyboardLedState) => void): Unsubscribe {
    return this.#onLeds.add(listener);
  }

  pointer(): Promise<PointerState> {
    return this.#connection.pointer();
  }

  hasWindowManager(): Promise<boolean> {
    return this.#connection.hasWindowManager();
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#connection.close();
  }

  /** Takes in what the display has told; happens by itself every 50 ms. */
  look(): void {
    for (const news of this.#connection.news()) {
      if (news.kind === "leds") {
        this.#leds = ledsOf(news.mask);
        this.#onLeds.tell(this.#leds);
      } else if (news.width !== this.#size.width || news.height !== this.#size.height) {
        this.#size = { width: news.width, height: news.height };
        this.#onSize.tell(this.#size);
      }
    }
  }
}
