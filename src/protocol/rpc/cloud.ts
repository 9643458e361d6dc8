import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Nothing, Null } from "./shapes.ts";

/** An address of a web server. */
const WebUrl = z.string().trim().refine((text) => /^https?:\/\/[^\s/]+/i.test(text), {
  error: ({ input }) => `invalid URL: ${input} (it must start with http:// or https://)`,
});

/** Methods about the cloud service that lends a way in from outside. */
export const cloudMethods = {
  getCloudState: rpcMethod({
    description: "Whether the appliance is registered, and where.",
    access: "read",
    params: Nothing,
    result: z.object({
      connected: z.boolean().describe("it is registered"),
      url: z.string().optional(),
      appUrl: z.string().optional(),
    }),
  }),
  setCloudUrl: rpcMethod({
    description: "Sets the cloud service.",
    access: "admin",
    params: z.object({ apiUrl: WebUrl, appUrl: WebUrl }),
    result: Null,
  }),
  deregisterDevice: rpcMethod({
    description: "Takes the appliance out of the cloud service.",
    access: "admin",
    params: Nothing,
    result: Null,
  }),
};
