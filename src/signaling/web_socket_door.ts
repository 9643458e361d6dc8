// @ts-types="@types/ws"
import type { RawData, WebSocket } from "ws";
import { messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { ClientMessage, type ServerMessage } from "../protocol/signaling.ts";
import type { ViewerRegistry } from "../session/viewer_registry.ts";
import { PageLink } from "./page_link.ts";
import type { SignalingClient } from "./port.ts";

/** Messages that may wait while an offer is being answered. */
const MAX_WAITING = 64;
/** Bytes that may wait for a client that does not read. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

/**
 * One signalling WebSocket (wire.md §2.1). Its messages are handled one after another; binary
 * frames, garbage and unknown types are skipped. We never close it: the upstream page answers a
 * close with a new offer, and two such pages would throw each other out for ever.
 */
export class WebSocketDoor {
  readonly #socket: WebSocket;
  readonly #log: Logger;
  readonly #page: PageLink;
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;

  constructor(
    socket: WebSocket,
    client: SignalingClient,
    viewers: ViewerRegistry,
    deviceVersion: string,
    log: Logger,
  ) {
    this.#socket = socket;
    this.#log = log;
    this.#page = new PageLink(viewers, client, log, () => {
      this.#send({ type: "other-session-connected" });
    });
    socket.on("message", (data, isBinary) => {
      if (!isBinary) this.#receive(textOf(data));
    });
    socket.on("close", () => this.#page.closed());
    socket.on("error", (error) => log.debug({ err: error }, "signalling socket failed"));
    this.#send({ type: "device-metadata", data: { deviceVersion } });
  }

  #receive(text: string): void {
    if (text === "ping") return this.#write("pong");
    if (this.#waiting >= MAX_WAITING) return;
    const message = parse(text);
    if (!message) return;
    this.#waiting++;
    this.#tail = this.#tail.then(() => this.#handle(message)).finally(() => this.#waiting--);
  }

  async #handle(message: ClientMessage): Promise<void> {
    // An ICE-lite peer has no use for the browser's candidates.
    if (message.type !== "offer") return;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    try {
      const { answer, candidates } = await this.#page.offer(message.data);
      this.#send({ type: "answer", data: answer });
      for (const candidate of candidates) this.#send(candidate);
    } catch (error) {
      this.#log.warn(`offer refused: ${messageOf(error)}`);
      this.#send({ type: "error", error: messageOf(error) });
    }
    if (this.#socket.readyState !== this.#socket.OPEN) this.#page.closed();
  }

  #send(message: ServerMessage): void {
    this.#write(JSON.stringify(message));
  }

  #write(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MAX_BUFFERED_BYTES) return this.#socket.terminate();
    this.#socket.send(text);
  }
}

function parse(text: string): ClientMessage | undefined {
  try {
    return ClientMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function textOf(data: RawData): string {
  return Array.isArray(data)
    ? data.map(String).join("")
    : data instanceof ArrayBuffer
    ? new TextDecoder().decode(data)
    : data.toString();
}
