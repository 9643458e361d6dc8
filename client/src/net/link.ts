import { batch } from "@preact/signals";
import { linkError, linkState, linkStats, stream } from "../state/link_state.ts";
import { ApiError, getDevice } from "./api.ts";
import { Backoff } from "./backoff.ts";
import { Peer } from "./peer.ts";
import { RpcClient } from "./rpc.ts";
import { Signaling } from "./signaling.ts";
import { rates, sampleStats, type StatsSample } from "./stats.ts";

/** What a connection means to the rest of the page. */
export interface LinkHandlers {
  opened(peer: Peer, rpc: RpcClient): void;
  event(name: string, params: unknown): void;
  hid(data: ArrayBuffer): void;
  /** The connection goes; a last word may still get through. */
  closing(): void;
  /** The appliance no longer knows who we are. */
  unauthorized(): void;
}

const STATS_EVERY_MS = 1000;

/** A connection that lived this long was a good one; the next break is retried at once. */
const STABLE_MS = 3000;

/**
 * The way to the appliance: a signalling socket and the peer connection made over it. Whatever
 * breaks, both are made anew; only a takeover waits for the person.
 */
export class Link {
  readonly #handlers: LinkHandlers;
  readonly #backoff = new Backoff();
  #signaling: Signaling | undefined;
  #peer: Peer | undefined;
  #rpc: RpcClient | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #stats: ReturnType<typeof setInterval> | undefined;
  #sample: StatsSample | undefined;
  #liveSinceMs = 0;

  constructor(handlers: LinkHandlers) {
    this.#handlers = handlers;
    addEventListener("online", () => this.retryNow());
    // So that the appliance need not wait for our silence; a page that comes back connects anew.
    addEventListener("pagehide", () => this.#drop());
    addEventListener("pageshow", (event) => {
      if (event.persisted) this.#break();
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.retryNow();
    });
  }

  start(): void {
    if (linkState.value !== "idle") return;
    linkState.value = "connecting";
    this.#connect();
  }

  stop(): void {
    this.#drop();
    clearTimeout(this.#retry);
    this.#retry = undefined;
    batch(() => {
      linkState.value = "idle";
      linkError.value = undefined;
      stream.value = undefined;
    });
  }

  /** Takes the picture back from another browser, over the same socket. */
  useHere(): void {
    if (linkState.value !== "taken") return;
    linkState.value = "connecting";
    if (this.#signaling?.isOpen) this.#offer();
    else this.#connect();
  }

  /** Cuts the wait for the next attempt short. */
  retryNow(): void {
    if (this.#retry === undefined) return;
    clearTimeout(this.#retry);
    void this.#check();
  }

  #connect(): void {
    this.#drop();
    this.#signaling = new Signaling({
      ready: () => this.#offer(),
      answer: (sd) => void this.#peer?.accept(sd).catch((error) => this.#break(error)),
      candidate: (candidate) => this.#peer?.addCandidate(candidate),
      takenOver: () => this.#yield(),
      error: (text) => this.#break(new Error(text)),
      closed: () => this.#socketClosed(),
    });
  }

  async #offer(): Promise<void> {
    if (linkState.value === "taken") return;
    this.#closePeer();
    const signaling = this.#signaling;
    try {
      const peer = this.#makePeer(signaling);
      this.#peer = peer;
      // Before the channel opens: the appliance pushes its states at that very moment.
      this.#rpc = new RpcClient(peer.rpc, (name, params) => this.#event(name, params));
      const sd = await peer.offer();
      if (this.#peer === peer) signaling?.send({ type: "offer", data: { sd, heartbeat: true } });
    } catch (error) {
      this.#break(error);
    }
  }

  #makePeer(signaling: Signaling | undefined): Peer {
    return new Peer({
      candidate: (candidate) =>
        signaling?.send({
          type: "new-ice-candidate",
          data: { ...candidate.toJSON(), candidate: candidate.candidate },
        }),
      track: (media) => stream.value = media,
      open: (peer) => this.#opened(peer),
      rpc: (text) => this.#rpc?.receive(text),
      hid: (data) => this.#handlers.hid(data),
      lost: () => this.#break(),
    });
  }

  #opened(peer: Peer): void {
    this.#liveSinceMs = performance.now();
    this.#stats = setInterval(() => void this.#measure(peer), STATS_EVERY_MS);
    batch(() => {
      linkState.value = "live";
      linkError.value = undefined;
    });
    if (this.#rpc !== undefined) this.#handlers.opened(peer, this.#rpc);
  }

  #event(name: string, params: unknown): void {
    if (name === "otherSessionConnected") this.#yield();
    else this.#handlers.event(name, params);
  }

  async #measure(peer: Peer): Promise<void> {
    const sample = sampleStats(await peer.stats());
    if (this.#peer !== peer || sample === undefined) return;
    linkStats.value = rates(this.#sample, sample);
    this.#sample = sample;
  }

  /** Another browser took over: the socket stays, so that it can be taken back. */
  #yield(): void {
    if (linkState.value === "taken" || linkState.value === "idle") return;
    linkState.value = "taken";
    this.#closePeer();
    stream.value = undefined;
  }

  #socketClosed(): void {
    if (linkState.value !== "taken") this.#break();
  }

  /** Drops everything and tries again after a wait. */
  #break(reason?: unknown): void {
    if (linkState.value === "idle" || linkState.value === "taken") return;
    // First of all, so that the last picture can be kept before its track ends.
    if (linkState.value === "live") linkState.value = "lost";
    if (this.#liveSinceMs > 0 && performance.now() - this.#liveSinceMs > STABLE_MS) {
      this.#backoff.reset();
    }
    if (reason instanceof Error) linkError.value = reason.message;
    this.#drop();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#check(), this.#backoff.next());
  }

  /** A refused socket does not say why; the appliance's answer to a plain request does. */
  async #check(): Promise<void> {
    this.#retry = undefined;
    try {
      await getDevice();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return this.#handlers.unauthorized();
      return this.#break();
    }
    if (linkState.value !== "idle" && linkState.value !== "taken") this.#connect();
  }

  #drop(): void {
    this.#closePeer();
    this.#signaling?.close();
    this.#signaling = undefined;
  }

  #closePeer(): void {
    clearInterval(this.#stats);
    if (this.#liveSinceMs > 0) this.#handlers.closing();
    this.#liveSinceMs = 0;
    this.#sample = undefined;
    linkStats.value = undefined;
    this.#peer?.close();
    this.#peer = undefined;
    this.#rpc?.close();
    this.#rpc = undefined;
  }
}
