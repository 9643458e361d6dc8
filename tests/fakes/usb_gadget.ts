import { Listeners } from "../../src/base/listeners.ts";
import type { UsbDevices, UsbState } from "../../src/protocol/states.ts";
import type { UsbGadget } from "../../src/usb/port.ts";

/** A USB device that a test watches. */
export class FakeUsbGadget implements UsbGadget {
  state: UsbState = "configured";
  devices: UsbDevices = {
    absolute_mouse: true,
    relative_mouse: true,
    keyboard: true,
    mass_storage: true,
  };
  readonly #listeners = new Listeners<UsbState>();

  onState(listener: (state: UsbState) => void): () => void {
    return this.#listeners.add(listener);
  }

  setDevices(devices: UsbDevices): Promise<void> {
    this.devices = { ...devices };
    return Promise.resolve();
  }
}
