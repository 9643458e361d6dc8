import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Nothing, Null, UsbDevices, UsbState } from "./shapes.ts";

/** Methods about the USB device that we pretend to be. */
export const usbMethods = {
  getUSBState: rpcMethod({
    description: "State of the USB connection, in the words of the Linux kernel.",
    access: "read",
    params: Nothing,
    result: UsbState,
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
      device: z.enum(["absoluteMouse", "relativeMouse", "keyboard", "massStorage"]),
      enabled: z.boolean(),
    }),
    result: Null,
  }),
};
