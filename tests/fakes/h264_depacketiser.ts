const TYPE_MASK = 0x1f;
const STAP_A = 24;
const FU_A = 28;
const FU_START = 0x80;
const FU_END = 0x40;

/**
 * What a receiver makes of RTP payloads: whole NAL units, per RFC 6184.
 * @throws {Error} when a fragment has no beginning or no end.
 */
export function depacketise(payloads: Iterable<Uint8Array>): Uint8Array[] {
  const units: Uint8Array[] = [];
  let fragments: Uint8Array[] | undefined;
  for (const payload of payloads) {
    const type = payload[0]! & TYPE_MASK;
    if (fragments !== undefined && type !== FU_A) throw new Error("a fragmented unit has no end");
    if (type === STAP_A) units.push(...disaggregate(payload));
    else if (type !== FU_A) units.push(payload.slice());
    else {
      const header = payload[1]!;
      if ((header & FU_START) !== 0) {
        fragments = [Uint8Array.of(payload[0]! & 0xe0 | header & TYPE_MASK)];
      }
      if (fragments === undefined) throw new Error("a fragmented unit has no beginning");
      fragments.push(payload.slice(2));
      if ((header & FU_END) !== 0) {
        units.push(concat(fragments));
        fragments = undefined;
      }
    }
  }
  if (fragments !== undefined) throw new Error("a fragmented unit has no end");
  return units;
}

function* disaggregate(payload: Uint8Array): Generator<Uint8Array> {
  for (let at = 1; at < payload.length;) {
    const size = payload[at]! << 8 | payload[at + 1]!;
    yield payload.slice(at + 2, at + 2 + size);
    at += 2 + size;
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
