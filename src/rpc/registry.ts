import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { RpcMethod } from "../protocol/rpc/define.ts";
import { RPC_METHODS, type RpcMethodName } from "../protocol/rpc/mod.ts";
import type { RpcCaller, RpcDoor } from "../session/services.ts";
import { errorReply, PARSE_ERROR, readRequest, resultReply, type RpcReply } from "./envelope.ts";
import type { RpcHandlers } from "./handlers.ts";
import { validParams } from "./params.ts";

/** What a browser takes in one message when the SDP says nothing else (RFC 8841 §6.1). */
const MAX_REPLY_BYTES = 65_536;
/** UTF-8 takes at most so many for a UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;

const encoder = new TextEncoder();

/** Carries out JSON-RPC calls, wherever they come from. */
export class RpcRegistry implements RpcDoor {
  readonly #handlers: RpcHandlers;
  readonly #log: Logger;

  constructor(handlers: RpcHandlers, log: Logger) {
    this.#handlers = handlers;
    this.#log = log;
  }

  async message(text: string, caller: RpcCaller): Promise<string | undefined> {
    const body = parse(text);
    const reply = await this.call(body, caller);
    if (reply === undefined) return undefined;
    const replyText = JSON.stringify(reply);
    this.#checkSize(replyText, body);
    return replyText;
  }

  /**
   * Carries out one parsed request. A handler begins before this returns, so that calls keep their
   * order of arrival.
   * @returns Undefined for a notification.
   */
  async call(body: unknown, caller: RpcCaller): Promise<RpcReply | undefined> {
    const request = readRequest(body);
    if (!request) return PARSE_ERROR;
    const { id } = request;
    try {
      const result = await this.#invoke(request.method, request.params, caller);
      return id === undefined ? undefined : resultReply(id, result);
    } catch (error) {
      const known = this.#known(request.method, error);
      return id === undefined ? undefined : errorReply(id, known);
    }
  }

  #invoke(name: string, params: unknown, caller: RpcCaller): unknown {
    if (!isMethod(name)) throw new KvmError("method_not_found", `There is no method ${name}`);
    const method: RpcMethod = RPC_METHODS[name];
    const refusal = caller.refusal(method.access);
    if (refusal) throw refusal;
    const handler = this.#handlers[name] as (params: unknown, caller: RpcCaller) => unknown;
    return handler(validParams(method, params), caller);
  }

  /** A method cuts its own replies; one that did not is a fault, and still better sent than lost. */
  #checkSize(reply: string, body: unknown): void {
    if (reply.length * MAX_BYTES_PER_UNIT <= MAX_REPLY_BYTES) return;
    const sizeBytes = encoder.encode(reply).length;
    if (sizeBytes <= MAX_REPLY_BYTES) return;
    const method = readRequest(body)?.method;
    this.#log.error({ method, sizeBytes }, "an RPC reply is larger than a browser may accept");
  }

  #known(method: string, error: unknown): KvmError {
    if (error instanceof KvmError) return error;
    this.#log.error({ err: error, method }, "an RPC method failed");
    return new KvmError("internal", messageOf(error), { cause: error });
  }
}

function isMethod(name: string): name is RpcMethodName {
  return Object.hasOwn(RPC_METHODS, name);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
