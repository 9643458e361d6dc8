import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { SerialSettings, SerialSettingsInput } from "./serial_settings.ts";
import { Nothing, Null } from "./shapes.ts";

/** Methods about the serial console of the controlled computer. */
export const serialMethods = {
  getSerialSettings: rpcMethod({
    description: "How the serial port is set, and how the page shows it.",
    access: "read",
    params: Nothing,
    result: SerialSettings,
  }),
  setSerialSettings: rpcMethod({
    description: "Changes settings of the serial port; what is left out stays.",
    access: "control",
    params: SerialSettingsInput,
    result: Null,
    wrapper: "settings",
  }),
  sendCustomCommand: rpcMethod({
    description: "Sends text to the serial port; it brings its own end of line.",
    access: "control",
    params: z.object({ command: z.string() }),
    result: Null,
  }),
  getSerialCommandHistory: rpcMethod({
    description: "Commands that were sent, the newest last.",
    access: "read",
    params: Nothing,
    result: z.array(z.string()),
  }),
  setSerialCommandHistory: rpcMethod({
    description: "Replaces the list of commands that were sent; the newest 300 are kept.",
    access: "control",
    params: z.object({ commandHistory: z.array(z.string()) }),
    result: Null,
  }),
  deleteSerialCommandHistory: rpcMethod({
    description: "Empties the list of commands that were sent.",
    access: "control",
    params: Nothing,
    result: Null,
  }),
  setTerminalPaused: rpcMethod({
    description: "Holds back what the serial port says, or goes on with it.",
    access: "control",
    params: z.object({ terminalPaused: z.boolean() }),
    result: Null,
  }),
};
