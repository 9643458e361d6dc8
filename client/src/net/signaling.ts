import type {
  ClientMessage,
  LocalCandidate,
  ServerMessage,
} from "../../../src/protocol/signaling.ts";

/** What a socket tells its owner. */
export interface SignalingHandlers {
  /** The appliance is ready for an offer. */
  ready(version: string): void;
  /** @param sd Base64 of the session description. */
  answer(sd: string): void;
  candidate(candidate: LocalCandidate): void;
  takenOver(): void;
  error(text: string): void;
  /** The socket is gone; nothing follows. */
  closed(): void;
}

const PING_IDLE_MS = 5000;

/** Silence after a ping that counts as death; with the idle time before it, 15 s. */
const PONG_TIMEOUT_MS = 10_000;

/** One signalling socket, from its opening to its close. */
export class Signaling {
  readonly #socket: WebSocket;
  readonly #handlers: SignalingHandlers;
  readonly #timer: ReturnType<typeof setInterval>;
  #heardAtMs = performance.now();
  #pingAtMs: number | undefined;
  #closed = false;

  constructor(handlers: SignalingHandlers) {
    this.#handlers = handlers;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.#socket = new WebSocket(`${scheme}//${location.host}/webrtc/signaling/client`);
    this.#socket.addEventListener("message", (event) => this.#hear(event.data));
    this.#socket.addEventListener("close", () => this.#end());
    this.#timer = setInterval(() => this.#watch(), PING_IDLE_MS / 5);
  }

  get isOpen(): boolean {
    return !this.#closed && this.#socket.readyState === WebSocket.OPEN;
  }

  send(message: ClientMessage): void {
    if (this.isOpen) this.#socket.send(JSON.stringify(message));
  }

  /** Closes without telling the owner. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#socket.close();
  }

  #end(): void {
    if (this.#closed) return;
    this.close();
    this.#handlers.closed();
  }

  /** Pings when it is quiet, and gives up when no answer comes. */
  #watch(): void {
    const now = performance.now();
    const pingAtMs = this.#pingAtMs;
    if (pingAtMs !== undefined && this.#heardAtMs < pingAtMs) {
      if (now - pingAtMs > PONG_TIMEOUT_MS) this.#end();
    } else if (now - this.#heardAtMs >= PING_IDLE_MS) {
      // A socket that never opened has its silence counted too.
      this.#pingAtMs = now;
      if (this.isOpen) this.#socket.send("ping");
    }
  }

  #hear(data: unknown): void {
    this.#heardAtMs = performance.now();
    if (typeof data !== "string" || data === "pong") return;
    const message = parse(data);
    switch (message?.type) {
      case "device-metadata":
        return this.#handlers.ready(message.data.deviceVersion);
      case "answer":
        return this.#handlers.answer(message.data);
      case "new-ice-candidate":
        return this.#handlers.candidate(message.data);
      case "other-session-connected":
        return this.#handlers.takenOver();
      case "error":
        return this.#handlers.error(String(message.error));
    }
  }
}

function parse(text: string): ServerMessage | undefined {
  try {
    return JSON.parse(text) as ServerMessage;
  } catch {
    return undefined;
  }
}
