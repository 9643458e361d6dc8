import { Buffer } from "node:buffer";
import { type RTCRtpSender, RtpHeader, RtpPacket } from "werift";
import { FrameSender, type PacketHeader } from "../media/frame_sender.ts";
import type { PacketisedFrame } from "../media/packetised_frame.ts";
import type { FrameViewer } from "../media/video_service.ts";

/** Minimum and maximum playout delay, 12 bits each: none. The browser then shows at once. */
const NO_DELAY = Buffer.alloc(3);

/** What a track needs beside its sender. */
export interface VideoTrackOptions {
  /** Id of the playout-delay header extension, when it was negotiated. */
  readonly playoutDelayId: number | undefined;
  readonly requestKeyUnit: () => void;
  /** Told for each picture how long it took from the encoder to its last packet, milliseconds. */
  readonly onSent: (tookMs: number) => void;
}

/** The picture on its way to one viewer, through werift's RTP sender. */
export class VideoTrack implements FrameViewer {
  readonly #sender: RTCRtpSender;
  readonly #frames: FrameSender;
  readonly #extensions: { id: number; payload: Buffer }[];
  /** Starts in the lower half, so that it cannot wrap before the first report (RFC 3711 §3.3.1). */
  #sequence = crypto.getRandomValues(new Uint16Array(1))[0]! >>> 1;

  constructor(sender: RTCRtpSender, options: VideoTrackOptions) {
    this.#sender = sender;
    this.#extensions = options.playoutDelayId === undefined
      ? []
      : [{ id: options.playoutDelayId, payload: NO_DELAY }];
    this.#frames = new FrameSender({
      send: (payload, header) => this.#send(payload, header),
      requestKeyUnit: options.requestKeyUnit,
      onSent: options.onSent,
    });
  }

  frame(frame: PacketisedFrame): void {
    this.#frames.frame(frame);
  }

  close(): void {
    this.#frames.close();
  }

  #send(payload: Uint8Array<ArrayBuffer>, { marker, rtpTime }: PacketHeader): Promise<void> {
    const header = new RtpHeader({
      marker,
      timestamp: rtpTime,
      sequenceNumber: this.#sequence,
      extension: true,
      extensions: this.#extensions,
    });
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
    return this.#sender.sendRtp(new RtpPacket(header, bytes));
  }
}
