import { KvmError } from "../base/errors.ts";
import type { RpcAccess } from "../protocol/rpc/define.ts";
import type { Principal } from "./port.ts";

/** Why somebody may not do things of this sort; `undefined` when they may. */
export function refusalFor(principal: Principal, access: RpcAccess): KvmError | undefined {
  if (principal.kind !== "token" || principal.scopes.includes(access)) return undefined;
  return new KvmError(
    "forbidden",
    `The API token ${principal.name} has no scope "${access}"; use one that has it`,
  );
}
