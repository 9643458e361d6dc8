import { RPC_METHODS, type RpcMethodName } from "../../src/protocol/rpc/mod.ts";
import type { RpcHandlers } from "../../src/rpc/handlers.ts";
import { RpcRegistry } from "../../src/rpc/registry.ts";
import { silentLogger } from "./logger.ts";
import { FakeCaller } from "./rpc_caller.ts";

/**
 * Calls the methods of one area as a client does, through the registry. A result must fit its
 * declaration.
 * @returns The result, or what a page sees of the error.
 */
export function rpcArea(
  handlers: Partial<RpcHandlers>,
): (method: RpcMethodName, params?: unknown) => Promise<unknown> {
  const registry = new RpcRegistry(handlers as RpcHandlers, silentLogger);
  const caller = new FakeCaller();
  return async (method, params) => {
    const text = await registry.message(JSON.stringify({ id: 1, method, params }), caller);
    const reply = JSON.parse(text!);
    if ("error" in reply) return { error: reply.error.data, field: reply.error.kvm?.field };
    RPC_METHODS[method].result.parse(reply.result);
    return reply.result;
  };
}
