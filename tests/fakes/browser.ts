import { Buffer } from "node:buffer";
import { type RTCDataChannel, RTCPeerConnection, RTCRtpCodecParameters } from "werift";

/** What a fake browser puts into its offer. */
export interface BrowserOptions {
  /** Video codec it can decode; undefined leaves out the m-line. @default "H264" */
  readonly video?: "H264" | "VP8" | "none";
  readonly audio?: boolean;
  /** Labels of the data channels it opens. @default ["rpc"] */
  readonly channels?: readonly string[];
}

/** A browser's side of WebRTC, without a browser. */
export class FakeBrowser {
  readonly connection: RTCPeerConnection;
  /** Channels, keyed by label. */
  readonly channels = new Map<string, RTCDataChannel>();
  /** Messages, keyed by channel label. */
  readonly received = new Map<string, (string | Uint8Array)[]>();
  rtpPackets = 0;

  constructor(options: BrowserOptions = {}) {
    const video = options.video ?? "H264";
    this.connection = new RTCPeerConnection({
      codecs: { audio: [opus()], video: video === "none" ? [] : [videoCodec(video)] },
      iceServers: [],
      iceAdditionalHostAddresses: ["127.0.0.1"],
      bundlePolicy: "max-bundle",
    });
    if (video !== "none") {
      const transceiver = this.connection.addTransceiver("video", { direction: "recvonly" });
      transceiver.onTrack.subscribe((track) => {
        track.onReceiveRtp.subscribe(() => this.rtpPackets++);
      });
    }
    if (options.audio) this.connection.addTransceiver("audio", { direction: "recvonly" });
    for (const label of options.channels ?? ["rpc"]) this.#open(label);
  }

  /** Makes an offer that holds all its candidates. */
  async offer(): Promise<string> {
    await this.connection.setLocalDescription(await this.connection.createOffer());
    return this.connection.localDescription?.sdp ?? "";
  }

  async accept(answer: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: "answer", sdp: answer });
  }

  send(label: string, message: string | Uint8Array): void {
    const channel = this.channels.get(label);
    if (!channel) throw new Error(`no channel ${label}`);
    channel.send(typeof message === "string" ? message : Buffer.from(message));
  }

  isOpen(label: string): boolean {
    return this.channels.get(label)?.readyState === "open";
  }

  messages(label: string): (string | Uint8Array)[] {
    return this.received.get(label) ?? [];
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  #open(label: string): void {
    const channel = this.connection.createDataChannel(label);
    const messages: (string | Uint8Array)[] = [];
    this.channels.set(label, channel);
    this.received.set(label, messages);
    channel.onMessage.subscribe((message) => messages.push(message));
  }
}

function videoCodec(name: "H264" | "VP8"): RTCRtpCodecParameters {
  return new RTCRtpCodecParameters({
    mimeType: `video/${name}`,
    clockRate: 90_000,
    rtcpFeedback: [{ type: "nack" }, { type: "nack", parameter: "pli" }],
    ...(name === "H264"
      ? {
        parameters: "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f",
      }
      : {}),
  });
}

function opus(): RTCRtpCodecParameters {
  return new RTCRtpCodecParameters({ mimeType: "audio/opus", clockRate: 48_000, channels: 2 });
}
