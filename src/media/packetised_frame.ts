import type { PacketRing } from "./packetiser/packet_ring.ts";

/** One picture as RTP payloads in the shared ring. */
export interface PacketisedFrame {
  readonly ring: PacketRing;
  /** Number of the first packet; the others follow it. */
  readonly first: number;
  readonly count: number;
  readonly sizeBytes: number;
  /** Position on the 90 kHz clock of RTP, modulo 2^32. */
  readonly rtpTime: number;
  /** A decoder can begin here. */
  readonly key: boolean;
  /** When the encoder handed it over, milliseconds of the service's clock. */
  readonly encodedAtMs: number;
}
