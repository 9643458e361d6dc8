import type { Unsubscribe } from "../../base/event_bus.ts";
import type { HidSink } from "../../hid/port.ts";
import type { KeyboardLedState } from "../../protocol/states.ts";

/** One report, as it was handed over. */
export type HidReport =
  | { readonly kind: "keyboard"; readonly modifier: number; readonly keys: readonly number[] }
  | {
    readonly kind: "absolute" | "relative";
    readonly x: number;
    readonly y: number;
    readonly buttons: number;
  }
  | { readonly kind: "wheel"; readonly y: number; readonly x: number };

/** What stays in memory while nobody looks. */
const KEPT_REPORTS = 1000;

/** A keyboard and a mouse that nobody reads: the last reports are remembered. */
export class HidRecord implements HidSink {
  readonly leds: KeyboardLedState = {
    num_lock: false,
    caps_lock: false,
    scroll_lock: false,
    compose: false,
    kana: false,
    shift: false,
  };
  readonly #reports: HidReport[] = [];

  /** Oldest first. */
  get reports(): readonly HidReport[] {
    return this.#reports;
  }

  keyboard(modifier: number, keys: Uint8Array): void {
    this.#keep({ kind: "keyboard", modifier, keys: [...keys] });
  }

  absoluteMouse(x: number, y: number, buttons: number): void {
    this.#keep({ kind: "absolute", x, y, buttons });
  }

  relativeMouse(dx: number, dy: number, buttons: number): void {
    this.#keep({ kind: "relative", x: dx, y: dy, buttons });
  }

  wheel(y: number, x: number): void {
    this.#keep({ kind: "wheel", y, x });
  }

  /** Nobody sets the lamps. */
  onLeds(): Unsubscribe {
    return () => {};
  }

  #keep(report: HidReport): void {
    this.#reports.push(report);
    if (this.#reports.length > KEPT_REPORTS) this.#reports.shift();
  }
}
