import type { LocalCandidate } from "../../../src/protocol/signaling.ts";

/** What a peer connection tells its owner. */
export interface PeerHandlers {
  candidate(candidate: RTCIceCandidate): void;
  track(stream: MediaStream): void;
  /** The `rpc` and `hidrpc` channels are open. */
  open(peer: Peer): void;
  rpc(text: string): void;
  hid(data: ArrayBuffer): void;
  /** It will not come back; nothing follows. */
  lost(): void;
}

/** Delay hints of a receiver that TypeScript does not know yet. */
interface LowDelayReceiver {
  jitterBufferTarget?: number | null;
  playoutDelayHint?: number;
}

/** A break of this length is no longer a hiccup of the network. */
const DISCONNECTED_MS = 3000;

/** From the offer to a usable connection. */
const CONNECT_TIMEOUT_MS = 15_000;

/** One WebRTC connection to the appliance: its picture and its channels. */
export class Peer {
  readonly rpc: RTCDataChannel;
  readonly hid: RTCDataChannel;
  readonly hidOrdered: RTCDataChannel;
  readonly #connection = new RTCPeerConnection({ iceServers: [] });
  readonly #handlers: PeerHandlers;
  /** Candidates that came before the answer. */
  readonly #early: LocalCandidate[] = [];
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #opened = false;
  #closed = false;

  constructor(handlers: PeerHandlers) {
    this.#handlers = handlers;
    const pc = this.#connection;
    pc.addTransceiver("video", { direction: "recvonly" });
    this.rpc = pc.createDataChannel("rpc");
    this.hid = pc.createDataChannel("hidrpc");
    this.hidOrdered = pc.createDataChannel("hidrpc-unreliable-ordered", {
      ordered: true,
      maxRetransmits: 0,
    });
    pc.createDataChannel("hidrpc-unreliable-nonordered", { ordered: false, maxRetransmits: 0 });
    this.hid.binaryType = "arraybuffer";
    this.hidOrdered.binaryType = "arraybuffer";
    this.#listen();
    this.#loseAfter(CONNECT_TIMEOUT_MS);
  }

  /** @returns base64 of our session description. */
  async offer(): Promise<string> {
    await this.#connection.setLocalDescription();
    return btoa(JSON.stringify(this.#connection.localDescription));
  }

  /** @param sd Base64 of the appliance's session description. */
  async accept(sd: string): Promise<void> {
    await this.#connection.setRemoteDescription(JSON.parse(atob(sd)));
    for (const candidate of this.#early.splice(0)) this.addCandidate(candidate);
  }

  addCandidate(candidate: LocalCandidate): void {
    if (candidate.candidate === "") return;
    if (this.#connection.remoteDescription === null) {
      this.#early.push(candidate);
      return;
    }
    // One bad candidate does not spoil the others.
    this.#connection.addIceCandidate(candidate).catch(() => {});
  }

  stats(): Promise<RTCStatsReport> {
    return this.#connection.getStats();
  }

  /** Closes without telling the owner. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#deadline);
    this.#connection.close();
  }

  #listen(): void {
    const pc = this.#connection;
    pc.addEventListener("icecandidate", (event) => {
      if (event.candidate?.candidate) this.#handlers.candidate(event.candidate);
    });
    pc.addEventListener("track", (event) => {
      if (event.track.kind !== "video") return;
      askForLowDelay(event.receiver);
      this.#handlers.track(new MediaStream([event.track]));
    });
    pc.addEventListener("connectionstatechange", () => this.#follow(pc.connectionState));
    for (const channel of [this.rpc, this.hid]) {
      channel.addEventListener("open", () => this.#channelOpen());
      channel.addEventListener("close", () => this.#lose());
    }
    this.rpc.addEventListener("message", (event) => this.#handlers.rpc(String(event.data)));
    this.hid.addEventListener("message", (event) => {
      if (event.data instanceof ArrayBuffer) this.#handlers.hid(event.data);
    });
  }

  #channelOpen(): void {
    if (this.#closed || this.#opened) return;
    if (this.rpc.readyState !== "open" || this.hid.readyState !== "open") return;
    this.#opened = true;
    clearTimeout(this.#deadline);
    this.#handlers.open(this);
  }

  #follow(state: RTCPeerConnectionState): void {
    if (state === "failed" || state === "closed") this.#lose();
    else if (state === "disconnected") this.#loseAfter(DISCONNECTED_MS);
    else if (state === "connected" && this.#opened) clearTimeout(this.#deadline);
  }

  #loseAfter(delayMs: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#lose(), delayMs);
  }

  #lose(): void {
    if (this.#closed) return;
    this.close();
    this.#handlers.lost();
  }
}

function askForLowDelay(receiver: RTCRtpReceiver & LowDelayReceiver): void {
  if ("jitterBufferTarget" in receiver) receiver.jitterBufferTarget = 0;
  if ("playoutDelayHint" in receiver) receiver.playoutDelayHint = 0;
}
