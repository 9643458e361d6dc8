import type { z } from "zod";

/** Who may call a method; a viewer of the page holds all of them. */
export type RpcAccess = "read" | "control" | "power" | "admin";

/** The one declaration of a method; validation, client types and docs all come from it. */
export interface RpcMethod<
  Params extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  /** One line for the reference. */
  readonly description: string;
  readonly access: RpcAccess;
  readonly params: Params;
  readonly result: Result;
  /**
   * Key under which clients wrap the parameters (`{settings: {…}}`); bare parameters are taken too
   * (rpc.md §1, unwrapping rule).
   */
  readonly wrapper?: string;
}

/** Keeps the schema types of a declaration. */
export function rpcMethod<Params extends z.ZodType, Result extends z.ZodType>(
  method: RpcMethod<Params, Result>,
): RpcMethod<Params, Result> {
  return method;
}
