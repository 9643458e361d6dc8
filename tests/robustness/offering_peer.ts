import {
  type RTCDataChannel,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  useH264,
  useOPUS,
  useVP8,
} from "werift";
import { until } from "../harness/until.ts";
import type { SignalingSocket } from "./signaling_socket.ts";

/** What an offer asks for. */
export interface OfferOptions {
  /** @default "h264" */
  readonly video?: "h264" | "vp8" | "none";
  /** @default false */
  readonly audio?: boolean;
  /** Labels of data channels; none leaves out `m=application`. */
  readonly channels?: readonly string[];
}

const PATIENCE_MS = 15_000;

/** A browser's side of a connection, made of werift. */
export class OfferingPeer {
  /** Open data channels, keyed by label. */
  readonly channels = new Map<string, RTCDataChannel>();
  /** Text and bytes that came over each channel, keyed by label. */
  readonly received = new Map<string, (string | Uint8Array)[]>();
  readonly #connection: RTCPeerConnection;
  /** RTP packets of the video that have come. */
  packets = 0;
  /** Milliseconds from the offer to its answer. */
  answerMs = 0;
  answer = "";

  /** @param stunUrl A server on this machine; werift would ask a public one otherwise. */
  constructor(stunUrl: string, options: OfferOptions) {
    const { video = "h264", audio = false, channels = [] } = options;
    this.#connection = new RTCPeerConnection({
      iceServers: [{ urls: stunUrl }],
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ["127.0.0.1"],
      bundlePolicy: "max-bundle",
      codecs: { video: [video === "vp8" ? useVP8() : h264()], audio: [useOPUS()] },
    });
    this.#connection.onTrack.subscribe((track) => {
      track.onReceiveRtp.subscribe(() => this.packets++);
    });
    if (video !== "none") this.#connection.addTransceiver("video", { direction: "recvonly" });
    if (audio) this.#connection.addTransceiver("audio", { direction: "recvonly" });
    for (const label of channels) this.#addChannel(label);
  }

  /** The offer as the signalling carries it. */
  async offer(): Promise<string> {
    const offer = await this.#connection.createOffer();
    // Gathering goes on beside; an ICE-lite answerer needs no candidate of ours.
    this.#connection.setLocalDescription(offer).catch(() => {});
    return btoa(JSON.stringify({ type: "offer", sdp: offer.sdp }));
  }

  /** Offers over this socket and takes the answer. */
  async connect(signaling: SignalingSocket, after = 0): Promise<void> {
    const sd = await this.offer();
    const start = performance.now();
    signaling.sendJson({ type: "offer", data: { sd } });
    const { data } = await signaling.message("answer", after);
    this.answerMs = performance.now() - start;
    const answer = JSON.parse(atob(String(data)));
    this.answer = answer.sdp;
    await until(
      () => this.#connection.signalingState === "have-local-offer",
      "our own offer",
      PATIENCE_MS,
    );
    await this.#connection.setRemoteDescription(answer);
  }

  /** Waits until this channel is open. */
  async channel(label: string): Promise<RTCDataChannel> {
    return await until(() => this.channels.get(label), `the channel ${label}`, PATIENCE_MS);
  }

  /** Calls an RPC method over the channel `rpc`. @returns The whole answer. */
  async call(method: string, params: Record<string, unknown> = {}): Promise<unknown> {
    const channel = await this.channel("rpc");
    const id = crypto.randomUUID();
    channel.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    return await until(
      () =>
        this.received.get("rpc")?.map((text) => JSON.parse(String(text)))
          .find((answer) => answer.id === id),
      `an answer to ${method}`,
      PATIENCE_MS,
    );
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  #addChannel(label: string): void {
    const channel = this.#connection.createDataChannel(label);
    const received: (string | Uint8Array)[] = [];
    this.received.set(label, received);
    channel.onMessage.subscribe((data) => received.push(data));
    channel.stateChanged.subscribe((state) => {
      if (state === "open") this.channels.set(label, channel);
      else this.channels.delete(label);
    });
  }
}

/** The profile every browser offers. */
function h264(): RTCRtpCodecParameters {
  return useH264({
    parameters: "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f",
  });
}
