import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Nothing, Null } from "./shapes.ts";

const WakeOnLanDevice = z.object({
  name: z.string(),
  macAddress: z.string(),
  broadcastIP: z.string().optional(),
  password: z.string().optional()
    .describe("SecureOn: six bytes in hexadecimal, or four as an IPv4 address"),
});

/** Methods about waking computers over the network. */
export const wolMethods = {
  getWakeOnLanDevices: rpcMethod({
    description: "The computers to wake; a stored password shows as `********`.",
    access: "read",
    params: Nothing,
    result: z.array(WakeOnLanDevice),
  }),
  setWakeOnLanDevices: rpcMethod({
    description: "Stores the computers to wake; the password `********` means the stored one.",
    access: "control",
    params: z.object({
      devices: z.array(WakeOnLanDevice.extend({
        broadcastIP: z.string().nullish(),
        password: z.string().nullish(),
      })),
    }),
    result: Null,
    wrapper: "params",
  }),
  sendWOLMagicPacket: rpcMethod({
    description:
      "Wakes a computer by a magic packet; without an address it goes out on every interface.",
    access: "power",
    params: z.object({
      macAddress: z.string(),
      broadcastIP: z.string().optional(),
      password: z.string().optional()
        .describe("SecureOn: six bytes in hexadecimal, or four as an IPv4 address"),
    }),
    result: Null,
  }),
};
