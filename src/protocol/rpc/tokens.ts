import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { Nothing, Null } from "./shapes.ts";

/** Methods about the API token named `default`. */
export const tokenMethods = {
  getApiTokenState: rpcMethod({
    description: "Whether there is an API token, and since when.",
    access: "read",
    params: Nothing,
    result: z.object({ enabled: z.boolean(), createdAt: z.string().nullable() }),
  }),
  createApiToken: rpcMethod({
    description: "Makes a new API token in place of the one before; it is shown this once.",
    access: "admin",
    params: Nothing,
    result: z.object({ token: z.string() }),
  }),
  revokeApiToken: rpcMethod({
    description: "Makes the API token worthless.",
    access: "admin",
    params: Nothing,
    result: Null,
  }),
};
