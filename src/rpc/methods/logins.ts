import type { z } from "zod";
import type { AuthService } from "../../auth/auth_service.ts";
import { loginList } from "../../auth/login_list.ts";
import type { Principal } from "../../auth/port.ts";
import { KvmError } from "../../base/errors.ts";
import type { loginMethods } from "../../protocol/rpc/logins.ts";
import type { RpcCaller } from "../../session/services.ts";

type Methods = typeof loginMethods;
type Params<K extends keyof Methods> = z.output<Methods[K]["params"]>;
type Result<K extends keyof Methods> = z.output<Methods[K]["result"]>;

/** A handler for each method of {@linkcode loginMethods}. */
export type LoginHandlers = {
  readonly [K in keyof Methods]: (
    params: Params<K>,
    caller: RpcCaller,
  ) => Result<K> | Promise<Result<K>>;
};

/**
 * API tokens and logins.
 * @param loginOf Who makes a call; `undefined` when that is not known.
 */
export function loginHandlers(
  auth: AuthService,
  loginOf: (caller: RpcCaller) => Principal | undefined,
): LoginHandlers {
  return {
    listApiTokens: () => ({ tokens: auth.tokens.list() }),
    addApiToken: (params) => auth.tokens.add(params),
    removeApiToken: async ({ id }) => {
      await auth.tokens.remove(id);
      return null;
    },
    listLogins: (_params, caller) => ({ logins: loginList(auth, loginOf(caller)) }),
    revokeLogin: async ({ id }) => {
      await auth.revoke(id);
      return null;
    },
    revokeOtherLogins: async (_params, caller) => {
      const principal = loginOf(caller);
      if (principal?.kind !== "session") {
        throw new KvmError("conflict", "This call comes from no login; end each by revokeLogin");
      }
      await auth.revokeOthers(principal);
      return null;
    },
  };
}
