import type { HidSink } from "../../src/hid/port.ts";
import { ledsFromBits } from "../../src/protocol/hidrpc/mod.ts";
import type { KeyboardLedState } from "../../src/protocol/states.ts";

/** Remembers every report as a line of text, e.g. `keyboard 02 04 00 00 00 00 00`. */
export class FakeHidSink implements HidSink {
  readonly reports: string[] = [];
  leds: KeyboardLedState = ledsFromBits(0);
  readonly #listeners = new Set<(leds: KeyboardLedState) => void>();

  keyboard(modifier: number, keys: Uint8Array): void {
    const hex = [modifier, ...keys].map((byte) => byte.toString(16).padStart(2, "0"));
    this.reports.push(`keyboard ${hex.join(" ")}`);
  }

  absoluteMouse(x: number, y: number, buttons: number): void {
    this.reports.push(`absolute ${x} ${y} ${buttons}`);
  }

  relativeMouse(dx: number, dy: number, buttons: number): void {
    this.reports.push(`relative ${dx} ${dy} ${buttons}`);
  }

  wheel(y: number, x: number): void {
    this.reports.push(`wheel ${y} ${x}`);
  }

  onLeds(listener: (leds: KeyboardLedState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The computer sets its lamps. */
  light(leds: KeyboardLedState): void {
    this.leds = leds;
    for (const listener of this.#listeners) listener(leds);
  }

  /** The reports since the last call. */
  take(): string[] {
    return this.reports.splice(0);
  }
}
