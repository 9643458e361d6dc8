import type { UsbService } from "../../usb/usb_service.ts";
import type { usbMethods } from "../../protocol/rpc/usb.ts";
import type { UsbDevices } from "../../protocol/states.ts";
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
    getUsbDevices: () => usb.devices,
    setUsbDevices: async (devices) => {
      await usb.setDevices(devices);
      return null;
    },
    setUsbDeviceState: async ({ device, enabled }) => {
      await usb.setDevices({ ...usb.devices, [DEVICE_KEYS[device]]: enabled });
      return null;
    },
  };
}
