import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer } from "./numbers.ts";
import { Nothing, Null } from "./shapes.ts";

const Policy = z.enum(["takeover", "shared"]);

const ViewerInfo = z.object({
  id: z.number().int(),
  role: z.enum(["controller", "observer"]),
  address: z.string(),
  userAgent: z.string(),
  connectedAt: z.string(),
  requesting: z.boolean(),
});

/** Methods about the people who watch; ours, in no upstream. */
export const sessionMethods = {
  getSessions: rpcMethod({
    description: "Who watches, who controls, and under which policy.",
    access: "read",
    params: Nothing,
    result: z.object({
      policy: Policy,
      /** Id of the calling viewer; null for a call from outside the page. */
      self: z.number().int().nullable(),
      sessions: z.array(ViewerInfo),
    }),
  }),
  setSessionPolicy: rpcMethod({
    description: "`takeover`: the newest viewer alone; `shared`: up to 8 watch, one controls.",
    access: "admin",
    params: z.object({ policy: Policy }),
    result: Null,
  }),
  requestControl: rpcMethod({
    description: "Asks the viewer in control to hand over.",
    access: "read",
    params: Nothing,
    result: Null,
  }),
  takeControl: rpcMethod({
    description: "Takes control, asked or not; the viewer before goes on watching.",
    access: "read",
    params: Nothing,
    result: Null,
  }),
  grantControl: rpcMethod({
    description: "Hands control to another viewer.",
    access: "control",
    params: z.object({ id: integer(1, Number.MAX_SAFE_INTEGER) }),
    result: Null,
  }),
};
