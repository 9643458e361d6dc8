import type { RpcMethodName, RpcResult, RpcValidParams } from "../protocol/rpc/mod.ts";
import type { RpcCaller } from "../session/services.ts";

/** Carries out one method. Parameters are valid; what it throws becomes the error reply. */
export type RpcHandler<K extends RpcMethodName> = (
  params: RpcValidParams<K>,
  caller: RpcCaller,
) => RpcResult<K> | Promise<RpcResult<K>>;

/** A handler for every declared method. */
export type RpcHandlers = { readonly [K in RpcMethodName]: RpcHandler<K> };

/** The handlers of one area. */
export type AreaHandlers<Area extends object> = Pick<RpcHandlers, keyof Area & RpcMethodName>;
