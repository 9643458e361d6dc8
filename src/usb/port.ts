import type { Unsubscribe } from "../base/event_bus.ts";
import type { UsbDevices, UsbState } from "../protocol/states.ts";

/** The USB device that this appliance pretends to be. */
export interface UsbGadget {
  readonly state: UsbState;
  onState(listener: (state: UsbState) => void): Unsubscribe;
  /** Which functions the computer sees. */
  readonly devices: UsbDevices;
  /** Changes the functions; the computer sees the device go and come back. */
  setDevices(devices: UsbDevices): Promise<void>;
}
