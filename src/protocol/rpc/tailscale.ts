import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Nothing, Null } from "./shapes.ts";

export const TailscaleStatus = z.object({
  installed: z.boolean(),
  running: z.boolean(),
  backendState: z.string().optional(),
  authURL: z.string().optional().describe("where a person logs this machine in"),
  controlURL: z.string().optional(),
  self: z.object({
    hostName: z.string(),
    dnsName: z.string(),
    tailscaleIPs: z.array(z.string()),
    online: z.boolean(),
    os: z.string(),
  }).optional(),
  health: z.array(z.string()).optional(),
});
export type TailscaleStatus = z.infer<typeof TailscaleStatus>;

/** Methods about the Tailscale network; the machine's own client does the work. */
export const tailscaleMethods = {
  getTailscaleStatus: rpcMethod({
    description: "Whether Tailscale is installed and running, and as whom.",
    access: "read",
    params: Nothing,
    result: TailscaleStatus,
  }),
  getTailscaleControlURL: rpcMethod({
    description: "The control server that Tailscale logs in to.",
    access: "read",
    params: Nothing,
    result: z.string(),
  }),
  setTailscaleControlURL: rpcMethod({
    description: "Sets the control server; an empty text means Tailscale's own.",
    access: "admin",
    params: z.object({ controlURL: z.string() }),
    result: Null,
  }),
  tailscaleUp: rpcMethod({
    description: "Connects to Tailscale; `authURL` says where to log in, if that is needed.",
    access: "admin",
    params: Nothing,
    result: TailscaleStatus,
  }),
  tailscaleDown: rpcMethod({
    description: "Disconnects from Tailscale and stays logged in.",
    access: "admin",
    params: Nothing,
    result: TailscaleStatus,
  }),
};
