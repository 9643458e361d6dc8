import {
  MediaStream,
  MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RTCRtpHeaderExtensionParameters,
  type RTCRtpSender,
  type RTCRtpTransceiver,
} from "werift";
import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { SessionDescription } from "../protocol/signaling.ts";
import { Channel } from "./channel.ts";
import { extensionId, withoutCandidates } from "./sdp.ts";

/** A browser checks its path every 2.5 s (Chromium) to 5 s (Firefox); silence for longer is death. */
const SILENCE_MS = 15_000;
/** An offer that has not become a connection by then is given up. */
const CONNECT_MS = 30_000;
const LIVENESS_CHECK_MS = 5_000;

/** The SPA takes the picture from the first stream of the track event: it needs a stream id. */
const STREAM_ID = "kvm";

const PLAYOUT_DELAY = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";

/** How a peer reports to the viewer it belongs to. */
export interface PeerListener {
  /** A channel of the browser's making is open. */
  channel(channel: Channel): void;
  /** The browser wants a key unit (PLI or FIR). */
  keyUnitWanted(): void;
  /** Media can flow. */
  connected(): void;
  /** The peer is gone; called once, also after {@linkcode Peer.close}. */
  closed(reason: string): void;
}

/** Where a peer may be reached. */
export interface PeerOptions {
  /** Offer 127.0.0.1 too, for a browser on this very machine. */
  readonly loopback: boolean;
  readonly clock?: Clock;
}

/**
 * One WebRTC connection. We are ICE-lite: the browser finds the path, we answer its checks. So
 * nothing is ever sent to a STUN server, no name is looked up, and the answer holds all our
 * addresses at once.
 */
export class Peer {
  readonly #connection: RTCPeerConnection;
  readonly #listener: PeerListener;
  readonly #clock: Clock;
  readonly #openedMs: number;
  #lastCheckMs: number | undefined;
  #liveness: Timer;
  #closed = false;
  #connected = false;

  constructor(listener: PeerListener, options: PeerOptions) {
    this.#listener = listener;
    this.#clock = options.clock ?? systemClock;
    this.#openedMs = this.#clock.now();
    this.#connection = new RTCPeerConnection({
      codecs: { audio: [], video: videoCodecs() },
      headerExtensions: { audio: [], video: videoExtensions() },
      iceServers: [],
      iceLite: true,
      iceUseIpv6: true,
      ...(options.loopback ? { iceAdditionalHostAddresses: ["127.0.0.1"] } : {}),
      iceFilterStunResponse: () => {
        this.#lastCheckMs = this.#clock.now();
        return true;
      },
      bundlePolicy: "max-bundle",
      maxMessageSize: 256 * 1024,
    });
    this.#connection.onDataChannel.subscribe((channel) => {
      const open = () => listener.channel(new Channel(channel));
      if (channel.readyState === "open") open();
      else {
        channel.stateChanged.subscribe((state) => {
          if (state === "open") open();
        });
      }
    });
    this.#connection.connectionStateChange.subscribe((state) => this.#changed(state));
    this.#liveness = this.#watch();
  }

  /**
   * Answers an offer; its m-lines that we cannot serve are rejected, the others live.
   * @throws {KvmError} `bad_request` when the offer makes no sense.
   */
  async answer(offer: SessionDescription): Promise<SessionDescription> {
    if (!/^m=(video|application) /m.test(offer.sdp)) {
      throw new KvmError("bad_request", "The offer asks for neither video nor data channels", {
        field: "sd",
      });
    }
    try {
      await this.#connection.setRemoteDescription({
        type: "offer",
        sdp: withoutCandidates(offer.sdp),
      });
      const video = this.#videoTransceiver();
      if (video) {
        video.setDirection("sendonly");
        video.sender.setStreams([new MediaStream({ id: STREAM_ID, tracks: [] })]);
        await video.sender.replaceTrack(new MediaStreamTrack({ kind: "video" }));
      }
      await this.#connection.setLocalDescription(await this.#connection.createAnswer());
      const local = this.#connection.localDescription;
      if (!local) throw new Error("no answer was made");
      return { type: "answer", sdp: local.sdp };
    } catch (error) {
      throw new KvmError("bad_request", `The offer cannot be answered: ${messageOf(error)}`, {
        cause: error,
        field: "sd",
      });
    }
  }

  /** The sender of the video m-line; undefined when the offer has none that we can serve. */
  get video(): RTCRtpSender | undefined {
    return this.#videoTransceiver()?.sender;
  }

  /** Id of the playout-delay header extension, when the browser knows it. */
  get playoutDelayId(): number | undefined {
    const sdp = this.#connection.localDescription?.sdp ?? "";
    return extensionId(sdp, PLAYOUT_DELAY);
  }

  close(reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#liveness.cancel();
    this.#connection.close().catch(() => undefined);
    this.#listener.closed(reason);
  }

  #videoTransceiver(): RTCRtpTransceiver | undefined {
    return this.#connection.getTransceivers().find((one) =>
      one.kind === "video" && !one.stopped && one.sender.codec !== undefined
    );
  }

  #changed(state: string): void {
    if (state === "connected" && !this.#connected) {
      this.#connected = true;
      this.#lastCheckMs = this.#clock.now();
      this.#subscribeFeedback();
      this.#listener.connected();
    } else if (state === "failed" || state === "closed" || state === "disconnected") {
      this.close(`the connection is ${state}`);
    }
  }

  #subscribeFeedback(): void {
    const sender = this.video;
    sender?.onPictureLossIndication.subscribe(() => this.#listener.keyUnitWanted());
    sender?.onRtcp.subscribe((packet) => {
      if (isFullIntraRequest(packet)) this.#listener.keyUnitWanted();
    });
  }

  #watch(): Timer {
    return this.#clock.after(LIVENESS_CHECK_MS, () => {
      const now = this.#clock.now();
      if (!this.#connected && now - this.#openedMs > CONNECT_MS) {
        return this.close(`no connection within ${CONNECT_MS / 1000} s`);
      }
      if (this.#connected && now - (this.#lastCheckMs ?? now) > SILENCE_MS) {
        return this.close(`no sign of life for ${SILENCE_MS / 1000} s`);
      }
      this.#liveness = this.#watch();
    });
  }
}

function videoCodecs(): RTCRtpCodecParameters[] {
  return [
    new RTCRtpCodecParameters({
      mimeType: "video/H264",
      clockRate: 90_000,
      parameters: "level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e034",
      rtcpFeedback: [
        { type: "nack" },
        { type: "nack", parameter: "pli" },
        { type: "ccm", parameter: "fir" },
        { type: "transport-cc" },
      ],
    }),
    new RTCRtpCodecParameters({ mimeType: "video/rtx", clockRate: 90_000 }),
  ];
}

/** Ids here are placeholders: an answer uses those of the offer. */
function videoExtensions(): RTCRtpHeaderExtensionParameters[] {
  return [
    "urn:ietf:params:rtp-hdrext:sdes:mid",
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
    PLAYOUT_DELAY,
  ].map((uri, index) => new RTCRtpHeaderExtensionParameters({ id: index + 1, uri }));
}

/** Payload-specific feedback (RFC 4585, type 206) with format 4: full intra request (RFC 5104). */
function isFullIntraRequest(packet: { type: number }): boolean {
  return packet.type === 206 && "feedback" in packet &&
    (packet.feedback as { count?: number } | undefined)?.count === 4;
}
