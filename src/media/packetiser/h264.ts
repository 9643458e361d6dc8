import { AnnexBScanner } from "./annex_b.ts";
import type { PacketRing } from "./packet_ring.ts";

/**
 * Largest RTP payload: 1280 (smallest IPv6 MTU) - 48 (IPv6, UDP) - 28 (RTP header and extensions) -
 * 16 (SRTP tag) - 2 (RTX sequence number).
 */
export const MAX_PAYLOAD_BYTES = 1186;

/** nal_unit_type of H.264 table 7-1 and of RFC 6184 table 1. */
const SEI = 6;
const SPS = 7;
const PPS = 8;
const ACCESS_UNIT_DELIMITER = 9;
const FILLER_DATA = 12;
const STAP_A = 24;
const FU_A = 28;

const TYPE_MASK = 0x1f;
const NRI_MASK = 0x60;
const FORBIDDEN_BIT = 0x80;
const FU_START = 0x80;
const FU_END = 0x40;

/** Bytes in front of a piece of a fragmented unit: FU indicator and FU header. */
const FU_HEADER_BYTES = 2;
/** In front of each unit of an aggregate: its length. */
const STAP_LENGTH_BYTES = 2;

/**
 * H.264 access units as RTP payloads (RFC 6184, packetization-mode 1), written straight into the
 * ring: parameter sets and SEI that follow each other share one STAP-A, other units travel alone or
 * in FU-A pieces. Delimiters and filler stay behind.
 */
export class H264Packetiser {
  readonly #ring: PacketRing;
  readonly #maxPayloadBytes: number;
  readonly #scanner = new AnnexBScanner();
  #unit: Uint8Array = new Uint8Array(0);
  /** Starts and ends of the small units that wait for their aggregate. */
  readonly #small: number[] = [];
  #aggregateBytes = 1;

  /** @param maxPayloadBytes At least 3, for a fragment to carry anything. */
  constructor(ring: PacketRing, maxPayloadBytes = MAX_PAYLOAD_BYTES) {
    this.#ring = ring;
    this.#maxPayloadBytes = maxPayloadBytes;
  }

  /**
   * Appends the packets of one access unit; afterwards the unit's bytes are no longer needed.
   * @param unit Annex B byte stream.
   * @throws {RangeError} when the unit is too large for the ring.
   */
  write(unit: Uint8Array): void {
    this.#ring.reserve(this.#upperBound(unit.length));
    this.#unit = unit;
    this.#scanner.reset(unit);
    while (this.#scanner.advance()) this.#writeNal(this.#scanner.start, this.#scanner.end);
    this.#flushAggregate();
    this.#unit = new Uint8Array(0);
  }

  /** A start code has at least 3 bytes, which pay for a STAP-A length or for one FU header. */
  #upperBound(sizeBytes: number): number {
    const pieces = Math.ceil(sizeBytes / (this.#maxPayloadBytes - FU_HEADER_BYTES));
    return sizeBytes + pieces * FU_HEADER_BYTES;
  }

  #writeNal(start: number, end: number): void {
    const type = this.#byte(start) & TYPE_MASK;
    if (type === ACCESS_UNIT_DELIMITER || type === FILLER_DATA) return;
    const isSmall = type === SEI || type === SPS || type === PPS;
    if (isSmall && 1 + STAP_LENGTH_BYTES + end - start <= this.#maxPayloadBytes) {
      this.#aggregate(start, end);
      return;
    }
    this.#flushAggregate();
    if (end - start <= this.#maxPayloadBytes) this.#writeSingle(start, end);
    else this.#writeFragments(start, end);
  }

  #writeSingle(start: number, end: number): void {
    this.#ring.begin();
    this.#ring.write(this.#unit, start, end);
    this.#ring.finish();
  }

  #writeFragments(start: number, end: number): void {
    const header = this.#byte(start);
    const indicator = header & (FORBIDDEN_BIT | NRI_MASK) | FU_A;
    const pieceBytes = this.#maxPayloadBytes - FU_HEADER_BYTES;
    const first = start + 1;
    for (let at = first; at < end; at += pieceBytes) {
      const to = Math.min(at + pieceBytes, end);
      const edges = (at === first ? FU_START : 0) | (to === end ? FU_END : 0);
      this.#ring.begin();
      this.#ring.writeByte(indicator);
      this.#ring.writeByte(header & TYPE_MASK | edges);
      this.#ring.write(this.#unit, at, to);
      this.#ring.finish();
    }
  }

  #aggregate(start: number, end: number): void {
    const addedBytes = STAP_LENGTH_BYTES + end - start;
    if (this.#aggregateBytes + addedBytes > this.#maxPayloadBytes) this.#flushAggregate();
    this.#small.push(start, end);
    this.#aggregateBytes += addedBytes;
  }

  #flushAggregate(): void {
    const small = this.#small;
    const [start, end] = small;
    if (start === undefined || end === undefined) return;
    if (small.length === 2) this.#writeSingle(start, end);
    else this.#writeAggregate();
    small.length = 0;
    this.#aggregateBytes = 1;
  }

  #writeAggregate(): void {
    const small = this.#small;
    let importance = 0;
    for (let index = 0; index < small.length; index += 2) {
      importance = Math.max(importance, this.#byte(small[index]!) & NRI_MASK);
    }
    this.#ring.begin();
    this.#ring.writeByte(importance | STAP_A);
    for (let index = 0; index < small.length; index += 2) {
      const start = small[index]!;
      const end = small[index + 1]!;
      this.#ring.writeByte(end - start >> 8);
      this.#ring.writeByte(end - start & 0xff);
      this.#ring.write(this.#unit, start, end);
    }
    this.#ring.finish();
  }

  #byte(index: number): number {
    return this.#unit[index] ?? 0;
  }
}
