import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Enabled, Nothing, Null } from "./shapes.ts";

/** Methods about developer mode and SSH. */
export const devMethods = {
  getDevModeState: rpcMethod({
    description: "Whether developer mode is on.",
    access: "read",
    params: Nothing,
    result: Enabled,
  }),
  setDevModeState: rpcMethod({
    description: "Opens or closes the developer routes, and SSH where the board has it.",
    access: "admin",
    params: Enabled,
    result: Null,
  }),
  getSSHKeyState: rpcMethod({
    description: "The public keys that may log in over SSH, as in authorized_keys.",
    access: "read",
    params: Nothing,
    result: z.string(),
  }),
  setSSHKeyState: rpcMethod({
    description: "Sets the public keys that may log in over SSH; empty text removes all.",
    access: "admin",
    params: z.object({ sshKey: z.string() }),
    result: Null,
  }),
};
