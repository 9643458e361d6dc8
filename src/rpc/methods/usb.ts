import { KvmError } from "../../base/errors.ts";
import type { usbMethods } from "../../protocol/rpc/usb.ts";
import type { UsbDevices } from "../../protocol/states.ts";
import type { UsbService } from "../../usb/usb_service.ts";
import type { AreaHandlers } from "../handlers.ts";

/** Keys of the settings, keyed by the names that `setUsbDeviceState` uses. */
const DEVICE_KEYS = {
  absoluteMouse: "absolute_mouse",
  relativeMouse: "relative_mouse",
  keyboard: "keyboard",
  massStorage: "mass_storage",
} as const satisfies Record<string, keyof UsbDevices>;

/** The USB device that we pretend to be. */
export function usbHandlers(usb: UsbService): AreaHandlers<typeof usbMethods> {
  return {
    getUSBState: () => usb.state,
    getUsbConfig: () => usb.identity,
    setUsbConfig: async (identity) => {
      await usb.setIdentity(identity);
      return null;
    },
    getUsbDevices: () => usb.devices,
    setUsbDevices: async (devices) => {
      await usb.setDevices(devices);
      return null;
    },
    setUsbDeviceState: async ({ device, enabled }) => {
      if (device !== "serialConsole" && device !== "audio") {
        await usb.setDevices({ ...usb.devices, [DEVICE_KEYS[device]]: enabled });
      } else if (enabled) {
        const name = device === "audio" ? "sound card" : "serial console";
        throw new KvmError("unavailable", `This version has no USB ${name}`, { field: "device" });
      }
      return null;
    },
    getUsbEmulationState: () => usb.isPluggedIn,
    setUsbEmulationState: ({ enabled }) => {
      usb.setPluggedIn(enabled);
      return null;
    },
  };
}
