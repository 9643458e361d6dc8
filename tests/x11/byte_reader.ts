/** Takes exact numbers of bytes from a connection. */
export class ByteReader {
  readonly #connection: Deno.Conn;
  #buffer = new Uint8Array(65536);
  #start = 0;
  #end = 0;

  constructor(connection: Deno.Conn) {
    this.#connection = connection;
  }

  /** @returns A copy of the next `count` bytes; undefined once the other side has closed. */
  async take(count: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    while (this.#end - this.#start < count) {
      this.#makeRoom(count);
      const read = await this.#connection.read(this.#buffer.subarray(this.#end));
      if (read === null) return undefined;
      this.#end += read;
    }
    const taken = this.#buffer.slice(this.#start, this.#start + count);
    this.#start += count;
    return taken;
  }

  #makeRoom(count: number): void {
    const rest = this.#buffer.subarray(this.#start, this.#end);
    const size = Math.max(this.#buffer.length, count);
    const target = size > this.#buffer.length ? new Uint8Array(size) : this.#buffer;
    target.set(rest, 0);
    this.#buffer = target;
    this.#end -= this.#start;
    this.#start = 0;
  }
}
