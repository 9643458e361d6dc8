import { ByteReader } from "./byte_reader.ts";
import { readSetup, setupRequest, type XSetup } from "./setup.ts";
import { readCookie } from "./xauthority.ts";

/** Where an X server is reached. */
export interface XAddress {
  /** E.g. `:99`. */
  readonly display: string;
  /** Path of the file with its cookie. */
  readonly xauthority?: string;
}

const ERROR = 0;
const REPLY = 1;
const KEY_PRESS = 2;

/**
 * A client of an X server (X protocol version 11), written only for the tests: it asks the server
 * what a host would see, by a way that shares no code with the appliance.
 */
export class XConnection implements AsyncDisposable {
  readonly setup: XSetup;
  readonly #connection: Deno.Conn;
  readonly #reader: ByteReader;
  /** Questions without an answer yet, keyed by sequence number. */
  readonly #waiting = new Map<number, PromiseWithResolvers<DataView>>();
  readonly #reading: Promise<void>;
  #sequence = 0;
  #resourceCount = 0;
  #sending = Promise.resolve();
  /** Called at each KeyPress event; a window must have asked for them. */
  onKeyPress = (): void => {};

  private constructor(connection: Deno.Conn, reader: ByteReader, setup: XSetup) {
    this.#connection = connection;
    this.#reader = reader;
    this.setup = setup;
    this.#reading = this.#read();
  }

  static async open({ display, xauthority }: XAddress): Promise<XConnection> {
    const number = Number(/^:(\d+)/.exec(display)?.[1]);
    const path = `/tmp/.X11-unix/X${number}`;
    const connection = await Deno.connect({ transport: "unix", path });
    const reader = new ByteReader(connection);
    await writeAll(connection, setupRequest(await readCookie(xauthority, number)));
    return new XConnection(connection, reader, await readSetup(reader));
  }

  /** A fresh id for a window, pixmap or graphics context. */
  newId(): number {
    return this.setup.resourceIdBase + this.#resourceCount++;
  }

  /** Sends a request that has no answer. @param request Whole, its length field included. */
  send(request: Uint8Array): Promise<void> {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#sending = this.#sending.then(() => writeAll(this.#connection, request));
    return this.#sending;
  }

  /** Sends a request and waits for its answer. */
  async ask(request: Uint8Array): Promise<DataView> {
    const sent = this.send(request);
    const answer = Promise.withResolvers<DataView>();
    this.#waiting.set(this.#sequence, answer);
    await sent;
    return await answer.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sending.catch(() => {});
    this.#connection.close();
    await this.#reading;
  }

  async #read(): Promise<void> {
    try {
      while (await this.#readOne());
    } catch (error) {
      if (!(error instanceof Deno.errors.BadResource || error instanceof Deno.errors.Interrupted)) {
        throw error;
      }
    } finally {
      for (const { reject } of this.#waiting.values()) reject(new Error("the X server has gone"));
      this.#waiting.clear();
    }
  }

  async #readOne(): Promise<boolean> {
    const head = await this.#reader.take(32);
    if (head === undefined) return false;
    const view = new DataView(head.buffer);
    const type = view.getUint8(0) & 0x7f;
    if (type === KEY_PRESS) this.onKeyPress();
    if (type !== ERROR && type !== REPLY) return true;
    const sequence = view.getUint16(2, true);
    const waiting = this.#waiting.get(sequence);
    this.#waiting.delete(sequence);
    if (type === ERROR) {
      const error = new Error(`X error ${view.getUint8(1)} at request ${view.getUint8(10)}`);
      if (waiting === undefined) throw error;
      waiting.reject(error);
      return true;
    }
    const tail = await this.#reader.take(view.getUint32(4, true) * 4) ?? new Uint8Array();
    const whole = new Uint8Array(32 + tail.length);
    whole.set(head);
    whole.set(tail, 32);
    waiting?.resolve(new DataView(whole.buffer));
    return true;
  }
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += await connection.write(bytes.subarray(written));
  }
}
