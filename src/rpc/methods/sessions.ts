import { KvmError } from "../../base/errors.ts";
import type { sessionMethods } from "../../protocol/rpc/sessions.ts";
import type { RpcCaller } from "../../session/services.ts";
import type { ViewerRegistry } from "../../session/viewer_registry.ts";
import type { AreaHandlers } from "../handlers.ts";
import type { Settings } from "./settings.ts";

/** The people who watch. */
export function sessionHandlers(
  viewers: ViewerRegistry,
  config: Settings,
): AreaHandlers<typeof sessionMethods> {
  return {
    getSessions: (_params, caller) => ({
      policy: config.current.session_policy,
      self: caller.viewer?.id ?? null,
      sessions: viewers.list(),
    }),
    setSessionPolicy: async ({ policy }) => {
      await config.update((draft) => {
        draft.session_policy = policy;
      });
      viewers.policyChanged();
      return null;
    },
    requestControl: (_params, caller) => {
      viewers.requestControl(idOf(caller));
      return null;
    },
    takeControl: (_params, caller) => {
      viewers.takeControl(idOf(caller));
      return null;
    },
    grantControl: ({ id }) => {
      viewers.grantControl(id);
      return null;
    },
  };
}

/** @throws {KvmError} when the call comes from outside the page. */
function idOf(caller: RpcCaller): number {
  if (!caller.viewer) {
    throw new KvmError("conflict", "Only a viewer can hold control, and this call is from none");
  }
  return caller.viewer.id;
}
