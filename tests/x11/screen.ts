import { type XAddress, XConnection } from "./connection.ts";
import { request } from "./request.ts";

const GET_GEOMETRY = 14;
const QUERY_POINTER = 38;
const QUERY_KEYMAP = 44;

/** The X server as a witness: where its pointer is, which keys it holds down. */
export class XScreen implements AsyncDisposable {
  readonly #x: XConnection;

  private constructor(connection: XConnection) {
    this.#x = connection;
  }

  static async open(address: XAddress): Promise<XScreen> {
    return new XScreen(await XConnection.open(address));
  }

  /** Pixels from the top left corner. */
  async pointer(): Promise<{ x: number; y: number }> {
    const reply = await this.#x.ask(request(QUERY_POINTER, 0, [["u32", this.#x.setup.root]]));
    return { x: reply.getInt16(16, true), y: reply.getInt16(18, true) };
  }

  /** X keycodes of the keys that are down. */
  async keysDown(): Promise<number[]> {
    const reply = await this.#x.ask(request(QUERY_KEYMAP, 0, []));
    return Array.from({ length: 256 }, (_, keycode) => keycode)
      .filter((keycode) => (reply.getUint8(8 + (keycode >> 3)) >> (keycode & 7)) & 1);
  }

  /** Pixels. */
  async size(): Promise<{ width: number; height: number }> {
    const reply = await this.#x.ask(request(GET_GEOMETRY, 0, [["u32", this.#x.setup.root]]));
    return { width: reply.getUint16(16, true), height: reply.getUint16(18, true) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#x[Symbol.asyncDispose]();
  }
}
