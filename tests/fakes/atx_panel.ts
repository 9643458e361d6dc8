import { Listeners } from "../../src/base/listeners.ts";
import type { AtxAction, AtxPort } from "../../src/power/port.ts";
import type { AtxState } from "../../src/protocol/states.ts";

/** A front panel that remembers its presses. */
export class FakeAtxPanel implements AtxPort {
  state: AtxState = { power: true, hdd: false };
  readonly presses: AtxAction[] = [];
  readonly #listeners = new Listeners<AtxState>();

  onState(listener: (state: AtxState) => void): () => void {
    return this.#listeners.add(listener);
  }

  press(action: AtxAction): Promise<void> {
    this.presses.push(action);
    return Promise.resolve();
  }

  /** The lamps change. */
  light(state: AtxState): void {
    this.state = state;
    this.#listeners.tell(state);
  }
}
