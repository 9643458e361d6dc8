import { KvmError } from "../base/errors.ts";

/** JSON-RPC 2.0 as both upstreams speak it (rpc.md §1). */
export type RpcId = string | number | null;

/** A call as it came in. */
export interface RpcRequest {
  readonly method: string;
  readonly params: unknown;
  /** Undefined for a notification, which gets no reply. */
  readonly id: RpcId | undefined;
}

export interface RpcErrorBody {
  readonly code: -32700 | -32601 | -32603;
  readonly message: string;
  /** The text for a person; always a string, because pages call string methods on it. */
  readonly data?: string;
  /** What our own clients branch on. */
  readonly kvm?: { code: string; retriable: boolean; field?: string };
}

export type RpcReply =
  | { readonly jsonrpc: "2.0"; readonly result: unknown; readonly id: RpcId }
  | { readonly jsonrpc: "2.0"; readonly error: RpcErrorBody; readonly id: RpcId };

export const PARSE_ERROR: RpcReply = {
  jsonrpc: "2.0",
  error: { code: -32700, message: "Parse error" },
  id: null,
};

/** Reads a request; undefined when it is none. */
export function readRequest(body: unknown): RpcRequest | undefined {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return undefined;
  const { method, params, id } = body as Record<string, unknown>;
  if (typeof method !== "string") return undefined;
  if (params !== undefined && params !== null && typeof params !== "object") return undefined;
  if (id !== undefined && id !== null && typeof id !== "string" && typeof id !== "number") {
    return undefined;
  }
  return { method, params: params ?? {}, id };
}

export function resultReply(id: RpcId, result: unknown): RpcReply {
  return { jsonrpc: "2.0", result: result ?? null, id };
}

/** Every failure but an unknown method is −32603 with its text in `data`. */
export function errorReply(id: RpcId, error: KvmError): RpcReply {
  if (error.code === "method_not_found") {
    return { jsonrpc: "2.0", error: { code: -32601, message: "Method not found" }, id };
  }
  return {
    jsonrpc: "2.0",
    error: {
      code: -32603,
      message: "Internal error",
      data: error.message,
      kvm: {
        code: error.code,
        retriable: error.retriable,
        ...(error.field === undefined ? {} : { field: error.field }),
      },
    },
    id,
  };
}
