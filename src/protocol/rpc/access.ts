import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Enabled, Nothing, Null } from "./shapes.ts";
import { word } from "./words.ts";

const TLS_MODES = ["disabled", "self-signed", "custom"] as const;

/** Methods about the ways in over the network. */
export const accessMethods = {
  getLocalLoopbackOnly: rpcMethod({
    description: "Whether only this machine itself may come.",
    access: "read",
    params: Nothing,
    result: z.boolean(),
  }),
  setLocalLoopbackOnly: rpcMethod({
    description: "Lets only this machine itself come, or everybody, from the next start on.",
    access: "admin",
    params: Enabled,
    result: Null,
  }),
  getTLSState: rpcMethod({
    description: "Whose certificate the web server shows; of a private key nothing is told.",
    access: "read",
    params: Nothing,
    result: z.object({
      mode: z.enum(TLS_MODES),
      /** PEM, in mode `custom`; otherwise empty. */
      certificate: z.string(),
      privateKey: z.literal(""),
    }),
  }),
  setTLSState: rpcMethod({
    description: "Chooses the certificate; `disabled` no longer sends HTTP to HTTPS, which stays.",
    access: "admin",
    params: z.object({
      mode: word(TLS_MODES, (given) => `failed to set TLS state: invalid TLS mode: ${given}`),
      /** PEM, the server's own first; without both, the pair brought earlier. */
      certificate: z.string().optional(),
      privateKey: z.string().optional(),
    }),
    result: Null,
    wrapper: "state",
  }),
};
