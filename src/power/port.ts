import type { Unsubscribe } from "../base/event_bus.ts";
import type { AtxState } from "../protocol/states.ts";

/** The three presses a person can make on the front panel of a computer. */
export type AtxAction = "power-short" | "power-long" | "reset";

/** Buttons and lamps of the controlled computer's front panel. */
export interface AtxPort {
  readonly state: AtxState;
  onState(listener: (state: AtxState) => void): Unsubscribe;
  /** Presses and releases; settles when the button is up again. */
  press(action: AtxAction): Promise<void>;
}
