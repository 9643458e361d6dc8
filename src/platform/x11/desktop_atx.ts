import type { Unsubscribe } from "../../base/event_bus.ts";
import type { AtxAction, AtxPort } from "../../power/port.ts";
import type { AtxState } from "../../protocol/states.ts";
import type { Life, SeatKeeper } from "./seat_keeper.ts";

/** The front panel of our own desktop. */
export class DesktopAtx implements AtxPort {
  readonly #keeper: SeatKeeper<Life>;

  constructor(keeper: SeatKeeper<Life>) {
    this.#keeper = keeper;
  }

  get state(): AtxState {
    return stateOf(this.#keeper.isOn);
  }

  onState(listener: (state: AtxState) => void): Unsubscribe {
    return this.#keeper.onPower((isOn) => listener(stateOf(isOn)));
  }

  async press(action: AtxAction): Promise<void> {
    switch (action) {
      case "power-short":
        if (this.#keeper.isOn) await this.#keeper.turnOff(false);
        else await this.#keeper.turnOn();
        break;
      case "power-long":
        await this.#keeper.turnOff(true);
        break;
      case "reset":
        if (!this.#keeper.isOn) return;
        await this.#keeper.turnOff(true);
        await this.#keeper.turnOn();
        break;
    }
  }
}

/** A desktop that is only processes has no disk to light a lamp for. */
function stateOf(isOn: boolean): AtxState {
  return { power: isOn, hdd: false };
}
