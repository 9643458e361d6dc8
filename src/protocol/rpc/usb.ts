import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Enabled, Nothing, Null, UsbDevices, UsbState } from "./shapes.ts";
import { word } from "./words.ts";

/** 16 bits, as the kernel writes them. */
const UsbId = z.string().refine((id) => /^(0x)?[0-9a-f]{1,4}$/i.test(id), {
  error: ({ input }) => `invalid USB id: ${input} (use 1 to 4 hexadecimal digits, e.g. 0x1d6b)`,
});
/** A USB string descriptor holds 126 UTF-16 units (USB 2.0 §9.6.7: one length byte). */
const UsbText = z.string().max(126);

const UsbConfig = z.object({
  vendor_id: UsbId,
  product_id: UsbId,
  serial_number: UsbText,
  manufacturer: UsbText,
  product: UsbText,
});

const DEVICES = [
  "absoluteMouse",
  "relativeMouse",
  "keyboard",
  "massStorage",
  "serialConsole",
  "audio",
] as const;

/** Methods about the USB device that we pretend to be. */
export const usbMethods = {
  getUSBState: rpcMethod({
    description: "State of the USB connection, in the words of the Linux kernel.",
    access: "read",
    params: Nothing,
    result: UsbState,
  }),
  getUsbConfig: rpcMethod({
    description: "As what the USB device introduces itself.",
    access: "read",
    params: Nothing,
    result: UsbConfig,
  }),
  setUsbConfig: rpcMethod({
    description: "Sets as what the USB device introduces itself.",
    access: "control",
    params: UsbConfig,
    result: Null,
    wrapper: "usbConfig",
  }),
  getUsbDevices: rpcMethod({
    description: "Which USB functions the computer sees.",
    access: "read",
    params: Nothing,
    result: UsbDevices,
  }),
  setUsbDevices: rpcMethod({
    description: "Sets which USB functions the computer sees; missing ones are taken away.",
    access: "control",
    params: UsbDevices,
    result: Null,
    wrapper: "devices",
  }),
  setUsbDeviceState: rpcMethod({
    description: "Switches one USB function.",
    access: "control",
    params: z.object({
      device: word(DEVICES, (given) => `invalid device: ${given}`),
      enabled: z.boolean(),
    }),
    result: Null,
  }),
  getUsbEmulationState: rpcMethod({
    description: "Whether the computer sees a USB device at all.",
    access: "read",
    params: Nothing,
    result: z.boolean(),
  }),
  setUsbEmulationState: rpcMethod({
    description: "Plugs the USB device in, or unplugs it.",
    access: "control",
    params: Enabled,
    result: Null,
  }),
};
