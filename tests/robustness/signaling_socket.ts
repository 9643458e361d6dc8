import { WebSocket } from "ws";
import { until } from "../harness/until.ts";

const PATIENCE_MS = 10_000;

/** The signalling socket as a client sees it: every message is kept. */
export class SignalingSocket {
  /** Text messages in the order of their arrival. */
  readonly messages: string[] = [];
  readonly #socket: WebSocket;
  #closed = false;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.messages.push(String(data)));
    socket.on("close", () => this.#closed = true);
    socket.on("error", () => this.#closed = true);
  }

  /**
   * @param origin `https://host:port`.
   * @param cookie `name=value` of the login.
   * @throws {Error} with the status code when it is refused.
   */
  static async open(origin: string, cookie: string | undefined): Promise<SignalingSocket> {
    const url = `${origin.replace(/^http/, "ws")}/webrtc/signaling/client`;
    const socket = new WebSocket(url, {
      rejectUnauthorized: false,
      headers: cookie === undefined ? {} : { cookie },
    });
    const signaling = new SignalingSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("error", reject);
    });
    return signaling;
  }

  get isOpen(): boolean {
    return !this.#closed;
  }

  send(message: string | Uint8Array): void {
    this.#socket.send(message);
  }

  sendJson(message: unknown): void {
    this.send(JSON.stringify(message));
  }

  /** Waits for a JSON message of this type. @param after How many of that type to pass over. */
  async message(type: string, after = 0): Promise<Record<string, unknown>> {
    return await until(
      () =>
        this.messages.filter((text) => text.startsWith("{")).map((text) => JSON.parse(text))
          .filter((message) => message.type === type)[after],
      `the message ${type}`,
      PATIENCE_MS,
    );
  }

  /** Ends the connection without a word, as a browser that crashed. */
  abort(): void {
    this.#socket.terminate();
  }

  async close(): Promise<void> {
    this.#socket.close();
    await until(() => this.#closed, "the socket to close", PATIENCE_MS);
  }
}
