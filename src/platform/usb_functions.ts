import type { Unsubscribe } from "../base/event_bus.ts";
import { Listeners } from "../base/listeners.ts";
import type { UsbDevices, UsbState } from "../protocol/states.ts";
import type { UsbGadget } from "../usb/port.ts";

const ALL: UsbDevices = {
  absolute_mouse: true,
  relative_mouse: true,
  keyboard: true,
  mass_storage: true,
};

/** A USB device without USB: the functions are honoured by whoever plays the reports. */
export class UsbFunctions implements UsbGadget {
  #devices = ALL;
  #attached: boolean;
  readonly #listeners = new Listeners<UsbState>();

  /** @param attached Whether the computer is there from the start. */
  constructor(attached: boolean) {
    this.#attached = attached;
  }

  get state(): UsbState {
    return this.#attached ? "configured" : "not attached";
  }

  get devices(): UsbDevices {
    return { ...this.#devices };
  }

  onState(listener: (state: UsbState) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** The computer went on or off. */
  attach(attached: boolean): void {
    if (attached === this.#attached) return;
    this.#attached = attached;
    this.#listeners.tell(this.state);
  }

  setDevices(devices: UsbDevices): Promise<void> {
    const wasAttached = this.#attached;
    this.attach(false);
    this.#devices = { ...devices };
    this.attach(wasAttached);
    return Promise.resolve();
  }
}
