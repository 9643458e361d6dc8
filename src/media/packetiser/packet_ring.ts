/** Room for 3 s at 20 Mbit/s, which also bounds how late a retransmission may be. */
const DEFAULT_SIZE_BYTES = 8 * 1024 * 1024;
const DEFAULT_SLOTS = 16_384;

/**
 * RTP payloads of one stream, each written once and read by every viewer's sender, also again for
 * retransmission. Packets are numbered without end; old ones are overwritten.
 */
export class PacketRing {
  /** The payloads' bytes; a sender that protects packets itself reads here. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #offsets: Int32Array;
  readonly #lengths: Int32Array;
  /** Where in the endless stream of bytes each packet begins. */
  readonly #positions: Float64Array;
  /** Next byte to write. */
  #cursor = 0;
  /** Position of the cursor in the endless stream. */
  #position = 0;
  #count = 0;

  constructor(sizeBytes = DEFAULT_SIZE_BYTES, slots = DEFAULT_SLOTS) {
    this.bytes = new Uint8Array(sizeBytes);
    this.#offsets = new Int32Array(slots);
    this.#lengths = new Int32Array(slots);
    this.#positions = new Float64Array(slots);
  }

  /** The number that the next packet gets. */
  get nextIndex(): number {
    return this.#count;
  }

  /** Payload bytes written so far, plus those skipped at the ring's end. */
  get position(): number {
    return this.#position;
  }

  /**
   * Makes room for what follows to lie in one piece.
   * @throws {RangeError} when it would overwrite most of what viewers still have to send.
   */
  reserve(sizeBytes: number): void {
    if (sizeBytes > this.bytes.length / 2) {
      throw new RangeError(`a picture of ${sizeBytes} bytes does not fit the packet ring`);
    }
    const rest = this.bytes.length - this.#cursor;
    if (sizeBytes <= rest) return;
    this.#position += rest;
    this.#cursor = 0;
  }

  /** Starts the next packet. */
  begin(): void {
    const slot = this.#count % this.#offsets.length;
    this.#offsets[slot] = this.#cursor;
    this.#positions[slot] = this.#position;
  }

  writeByte(value: number): void {
    this.bytes[this.#cursor++] = value;
    this.#position++;
  }

  /** Copies `source[start..end)`. */
  write(source: Uint8Array, start: number, end: number): void {
    this.bytes.set(source.subarray(start, end), this.#cursor);
    this.#cursor += end - start;
    this.#position += end - start;
  }

  /** Ends the packet and numbers it. */
  finish(): void {
    const slot = this.#count++ % this.#offsets.length;
    this.#lengths[slot] = this.#cursor - (this.#offsets[slot] ?? 0);
  }

  /** Whether a packet's bytes have not been overwritten. */
  holds(index: number): boolean {
    if (index < 0 || index >= this.#count || index < this.#count - this.#offsets.length) {
      return false;
    }
    const start = this.#positions[index % this.#offsets.length] ?? 0;
    return this.#position - start <= this.bytes.length;
  }

  /** First byte of a packet in {@linkcode bytes}. */
  offsetOf(index: number): number {
    return this.#offsets[index % this.#offsets.length] ?? 0;
  }

  lengthOf(index: number): number {
    return this.#lengths[index % this.#offsets.length] ?? 0;
  }

  /** A view of a packet, valid until the ring comes round; undefined when it has. */
  payload(index: number): Uint8Array<ArrayBuffer> | undefined {
    if (!this.holds(index)) return undefined;
    const offset = this.offsetOf(index);
    return this.bytes.subarray(offset, offset + this.lengthOf(index));
  }
}
