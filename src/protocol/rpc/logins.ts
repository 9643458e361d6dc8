import { z } from "zod";
import { rpcMethod } from "./define.ts";
import { integer } from "./numbers.ts";
import { Nothing, Null } from "./shapes.ts";

const Scopes = z.array(z.enum(["read", "control", "power", "admin"]));

const Id = z.object({ id: z.string() });

const ApiTokenInfo = z.object({
  id: z.string(),
  name: z.string(),
  scopes: Scopes,
  createdAt: z.string().describe("RFC 3339"),
  expiresAt: z.string().nullable().describe("RFC 3339; null: never"),
  lastUsedAt: z.string().nullable().describe("RFC 3339"),
});

const LoginInfo = z.object({
  id: z.string(),
  createdAt: z.string().describe("RFC 3339"),
  lastSeenAt: z.string().describe("RFC 3339"),
  address: z.string(),
  userAgent: z.string(),
  current: z.boolean().describe("it is the one that asks"),
});

/** Methods about API tokens and logins; ours, in no upstream. */
export const loginMethods = {
  listApiTokens: rpcMethod({
    description: "All API tokens, those that have expired included; none shows its secret.",
    access: "admin",
    params: Nothing,
    result: z.object({ tokens: z.array(ApiTokenInfo) }),
  }),
  addApiToken: rpcMethod({
    description: "Makes an API token beside the others; it is shown this once.",
    access: "admin",
    params: z.object({
      name: z.string(),
      scopes: Scopes,
      expiresInSec: integer(1, 315_360_000).optional().describe("seconds; never, if absent"),
    }),
    result: ApiTokenInfo.extend({ token: z.string() }),
  }),
  removeApiToken: rpcMethod({
    description: "Makes an API token worthless.",
    access: "admin",
    params: Id,
    result: Null,
  }),
  listLogins: rpcMethod({
    description: "All logins, the one used last first.",
    access: "admin",
    params: Nothing,
    result: z.object({ logins: z.array(LoginInfo) }),
  }),
  revokeLogin: rpcMethod({
    description: "Ends a login, and all that it opened.",
    access: "admin",
    params: Id,
    result: Null,
  }),
  revokeOtherLogins: rpcMethod({
    description: "Ends every login but the one that asks.",
    access: "admin",
    params: Nothing,
    result: Null,
  }),
};
