import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { RpcEvents } from "../protocol/events.ts";
import type { Channel } from "./channel.ts";
import type { RpcCaller, RpcDoor } from "./services.ts";

/** Calls of one viewer that may be under way at once; more wait for the next answer. */
const MAX_IN_FLIGHT = 128;
/** Calls that may wait; a page that goes on all the same is not one of ours. */
const MAX_WAITING = 1024;

/** The channel `rpc`: JSON-RPC requests in, replies and notifications out. */
export class RpcChannel {
  readonly #channel: Channel;
  readonly #door: RpcDoor;
  readonly #caller: RpcCaller;
  readonly #log: Logger;
  readonly #onOverflow: () => void;
  readonly #waiting: string[] = [];
  #inFlight = 0;

  /** @param onOverflow The viewer calls without end, or does not read its answers. */
  constructor(
    channel: Channel,
    door: RpcDoor,
    caller: RpcCaller,
    log: Logger,
    onOverflow: () => void,
  ) {
    this.#channel = channel;
    this.#door = door;
    this.#caller = caller;
    this.#log = log;
    this.#onOverflow = onOverflow;
    channel.onMessage((message) => this.#receive(message));
  }

  notify<K extends keyof RpcEvents>(method: K, params: RpcEvents[K]): void {
    this.#send(JSON.stringify({ jsonrpc: "2.0", method, params }));
  }

  #receive(message: string | Uint8Array): void {
    const text = typeof message === "string" ? message : new TextDecoder().decode(message);
    if (this.#inFlight < MAX_IN_FLIGHT) return void this.#call(text);
    if (this.#waiting.length < MAX_WAITING) this.#waiting.push(text);
    else this.#onOverflow();
  }

  async #call(text: string): Promise<void> {
    this.#inFlight++;
    try {
      const reply = await this.#door.message(text, this.#caller);
      if (reply !== undefined) this.#send(reply);
    } catch (error) {
      this.#log.error({ err: error }, `an RPC call could not be answered: ${messageOf(error)}`);
    } finally {
      this.#inFlight--;
      const next = this.#waiting.shift();
      if (next !== undefined) void this.#call(next);
    }
  }

  #send(text: string): void {
    if (this.#channel.isOpen && !this.#channel.send(text)) this.#onOverflow();
  }
}
