import { createSocket } from "node:dgram";
import { Buffer } from "node:buffer";

const BINDING_REQUEST = 0x0001;
const BINDING_SUCCESS = 0x0101;
const XOR_MAPPED_ADDRESS = 0x0020;
const MAGIC_COOKIE = 0x2112a442;
const IPV4 = 1;

/**
 * A STUN server on this machine (RFC 8489 §6): werift's client side always asks one, and would turn
 * to a public server if it were given none.
 */
export class StunResponder implements AsyncDisposable {
  readonly #socket = createSocket("udp4");

  private constructor() {
    this.#socket.on("message", (request, from) => {
      if (request.length < 20 || request.readUInt16BE(0) !== BINDING_REQUEST) return;
      const answer = Buffer.alloc(32);
      answer.writeUInt16BE(BINDING_SUCCESS, 0);
      answer.writeUInt16BE(12, 2);
      request.copy(answer, 4, 4, 20);
      answer.writeUInt16BE(XOR_MAPPED_ADDRESS, 20);
      answer.writeUInt16BE(8, 22);
      answer.writeUInt8(IPV4, 25);
      answer.writeUInt16BE(from.port ^ (MAGIC_COOKIE >>> 16), 26);
      const address = Buffer.from(from.address.split(".").map(Number)).readUInt32BE();
      answer.writeUInt32BE((address ^ MAGIC_COOKIE) >>> 0, 28);
      this.#socket.send(answer, from.port, from.address);
    });
  }

  static async start(): Promise<StunResponder> {
    const responder = new StunResponder();
    await new Promise<void>((resolve) => responder.#socket.bind(0, "127.0.0.1", resolve));
    return responder;
  }

  get url(): string {
    return `stun:127.0.0.1:${this.#socket.address().port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((resolve) => this.#socket.close(() => resolve()));
  }
}
