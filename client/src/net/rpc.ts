import type {
  AtxState,
  KeyboardLedState,
  KeysDownState,
  UsbState,
  VideoInputState,
} from "../../../src/protocol/states.ts";

/** Methods this page calls: parameters and result. */
export interface RpcMethods {
  getVideoState: { params: undefined; result: VideoInputState };
  getKeyboardLedState: { params: undefined; result: KeyboardLedState };
  getKeyDownState: { params: undefined; result: KeysDownState };
  getUSBState: { params: undefined; result: UsbState };
  getLocalVersion: { params: undefined; result: { appVersion: string; systemVersion: string } };
  getATXState: { params: undefined; result: AtxState };
  setATXPowerAction: { params: { action: PowerAction }; result: null };
}

export type PowerAction = "power-short" | "power-long" | "reset";

/** The part of a data channel that carries calls. */
export interface TextChannel {
  send(text: string): void;
}

/** The appliance refused a call; the text is meant for the person. */
export class RpcError extends Error {
  override readonly name = "RpcError";
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

interface Incoming {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message?: unknown; readonly data?: unknown };
}

/** Long enough for the slowest method, a power button held for five seconds. */
const TIMEOUT_MS = 12_000;

/** JSON-RPC 2.0 over the `rpc` data channel. */
export class RpcClient {
  readonly #channel: TextChannel;
  readonly #onEvent: (name: string, params: unknown) => void;
  /** Calls without an answer, keyed by id. */
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(channel: TextChannel, onEvent: (name: string, params: unknown) => void) {
    this.#channel = channel;
    this.#onEvent = onEvent;
  }

  /** @throws {RpcError} with the appliance's own words. */
  call<M extends keyof RpcMethods>(
    method: M,
    ...[params]: RpcMethods[M]["params"] extends undefined ? [] : [RpcMethods[M]["params"]]
  ): Promise<RpcMethods[M]["result"]> {
    const id = ++this.#lastId;
    const answer = Promise.withResolvers<unknown>();
    const timer = setTimeout(
      () => this.#settle(id)?.reject(new RpcError("The appliance did not answer in time.")),
      TIMEOUT_MS,
    );
    this.#pending.set(id, { ...answer, timer });
    try {
      this.#channel.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    } catch {
      this.#settle(id)?.reject(new RpcError("There is no connection to the appliance."));
    }
    return answer.promise as Promise<RpcMethods[M]["result"]>;
  }

  receive(text: string): void {
    const message = parse(text);
    if (message === undefined) return;
    if (typeof message.method === "string") {
      this.#onEvent(message.method, message.params);
      return;
    }
    const pending = this.#settle(Number(message.id));
    if (message.error === undefined) pending?.resolve(message.result);
    else pending?.reject(new RpcError(errorText(message.error)));
  }

  close(): void {
    for (const id of [...this.#pending.keys()]) {
      this.#settle(id)?.reject(new RpcError("The connection was lost."));
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    if (pending === undefined) return undefined;
    clearTimeout(pending.timer);
    this.#pending.delete(id);
    return pending;
  }
}

function parse(text: string): Incoming | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
}

function errorText(error: NonNullable<Incoming["error"]>): string {
  if (typeof error.data === "string" && error.data !== "") return error.data;
  return typeof error.message === "string" ? error.message : "The appliance refused.";
}
