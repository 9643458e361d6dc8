import type { Principal } from "../auth/port.ts";
import { KvmError } from "../base/errors.ts";
import type { Unsubscribe } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { Input } from "../hid/input.ts";
import type { RpcEvents } from "../protocol/events.ts";
import type { RpcAccess } from "../protocol/rpc/define.ts";
import type { SessionDescription } from "../protocol/signaling.ts";
import type { Channel } from "./channel.ts";
import { HidChannel, isHidChannel } from "./hid_channel.ts";
import { Peer } from "./peer.ts";
import { RpcChannel } from "./rpc_channel.ts";
import type { RpcCaller, ViewerServices } from "./services.ts";
import { VideoTrack } from "./video_track.ts";

/** How long a page that was taken over may still read its notice (wire.md §2.4). */
const RETIRE_MS = 1000;

/** What happens anywhere in the appliance and concerns every page. */
const FORWARDED = [
  "videoInputState",
  "usbState",
  "atxState",
  "networkState",
  "otaState",
  "willReboot",
  "failsafeMode",
] as const;

/**
 * What a viewer may do: all, only look, or nothing any more because another one took over and its
 * page is reading why.
 */
export type ViewerRole = "controller" | "observer" | "retired";

/** What is known of a viewer before its peer exists. */
export interface ViewerOptions {
  readonly id: number;
  /** Its browser runs on this machine. */
  readonly loopback: boolean;
  /** Who opened it. */
  readonly login: Principal;
  /** Its client ticks while anything is held. */
  readonly heartbeat: boolean;
  /** Called once, when the viewer is gone. */
  readonly onClosed: (viewer: Viewer) => void;
}

/** One browser that looks at the computer, and everything it holds of the appliance. */
export class Viewer {
  readonly id: number;
  readonly #services: ViewerServices;
  readonly #log: Logger;
  readonly #peer: Peer;
  readonly #input: Input;
  readonly #hid: HidChannel;
  readonly #caller: RpcCaller;
  readonly #onClosed: (viewer: Viewer) => void;
  readonly #unsubscribes: Unsubscribe[] = [];
  #rpc: RpcChannel | undefined;
  #track: VideoTrack | undefined;
  #stopVideo: Unsubscribe | undefined;
  #role: ViewerRole = "observer";
  #isConnected = false;
  #closed = false;

  constructor(options: ViewerOptions, services: ViewerServices) {
    this.id = options.id;
    this.#services = services;
    this.#onClosed = options.onClosed;
    this.#log = services.log;
    this.#input = services.hid.input(`viewer ${options.id}`, options.heartbeat);
    this.#hid = new HidChannel(this.#input, () => this.mayControl, () => this.#tellKeys());
    this.#caller = {
      name: `viewer ${options.id}`,
      input: this.#input,
      login: options.login,
      viewer: {
        id: options.id,
        pauseVideo: (paused) => this.#pauseVideo(paused),
      },
      refusal: (access) => this.#refusal(access),
    };
    this.#peer = new Peer({
      channel: (channel) => this.#opened(channel),
      keyUnitWanted: () => services.video.requestKeyUnit(),
      connected: () => this.#connected(),
      closed: (reason) => this.#gone(reason),
    }, { loopback: options.loopback });
    this.#subscribe();
  }

  get role(): ViewerRole {
    return this.#role;
  }

  /** Its keys and mouse are carried out. */
  get mayControl(): boolean {
    return this.#role === "controller" && !this.#closed;
  }

  /** Whoever loses control lets go all that it holds. */
  setRole(role: "controller" | "observer"): void {
    if (this.#role === "retired") return;
    this.#role = role;
    if (role === "observer") this.releaseInput();
  }

  /** Its peer has come to be; it may be gone again. */
  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** @throws {KvmError} `bad_request`; the viewer is then closed. */
  async answer(offer: SessionDescription): Promise<SessionDescription> {
    try {
      return await this.#peer.answer(offer);
    } catch (error) {
      this.close("its offer could not be answered");
      throw error;
    }
  }

  /** Lets go every key and button it holds. */
  releaseInput(): void {
    this.#input.releaseAll();
  }

  notify<K extends keyof RpcEvents>(method: K, params: RpcEvents[K]): void {
    this.#rpc?.notify(method, params);
  }

  /**
   * Another viewer took over: nothing it sends counts any more, and its connection ends as soon as
   * its page had the time to read why.
   * @param notice False when the same page offers anew: it needs no notice of itself.
   */
  retire(notice: boolean): void {
    if (this.#role === "retired") return;
    this.#role = "retired";
    this.releaseInput();
    if (!notice) return this.close("replaced by a new offer of the same page");
    this.notify("otherSessionConnected", undefined);
    const timer = setTimeout(() => this.close("another session took over"), RETIRE_MS);
    this.#unsubscribes.push(() => clearTimeout(timer));
  }

  close(reason: string): void {
    this.#peer.close(reason);
  }

  #refusal(access: RpcAccess): KvmError | undefined {
    if (access === "read") return undefined;
    if (this.#role === "retired" || this.#closed) {
      return new KvmError("conflict", "Another session took over; press Use here to take it back");
    }
    if (this.#role === "controller" || access === "admin") return undefined;
    return new KvmError("conflict", "You are watching; ask for control first");
  }

  #opened(channel: Channel): void {
    if (channel.label === "rpc") this.#openRpc(channel);
    else if (isHidChannel(channel.label)) this.#hid.add(channel);
    else this.#log.debug({ viewer: this.id, label: channel.label }, "unknown channel ignored");
  }

  #openRpc(channel: Channel): void {
    this.#rpc = new RpcChannel(
      channel,
      this.#services.rpc,
      this.#caller,
      this.#log,
      () => this.close("it sends more than it reads"),
    );
    for (const [method, params] of this.#services.greeting()) this.#rpc.notify(method, params);
  }

  #connected(): void {
    this.#isConnected = true;
    this.#log.info({ viewer: this.id }, "viewer connected");
    const sender = this.#peer.video;
    if (!sender) return;
    const { video, sendTimes } = this.#services;
    this.#track = new VideoTrack(sender, {
      playoutDelayId: this.#peer.playoutDelayId,
      requestKeyUnit: () => video.requestKeyUnit(),
      onSent: (tookMs) => sendTimes.add(tookMs),
    });
    this.#pauseVideo(false);
  }

  #pauseVideo(paused: boolean): void {
    this.#stopVideo?.();
    this.#stopVideo = paused || !this.#track || this.#closed
      ? undefined
      : this.#services.video.subscribe(this.#track);
  }

  #subscribe(): void {
    const { bus } = this.#services;
    this.#unsubscribes.push(
      bus.on("keyboardLedState", (leds) => {
        if (this.#hid.isReady) this.#hid.leds(leds);
        else this.notify("keyboardLedState", leds);
      }),
      bus.on("keysDownState", (state) => {
        if (this.#hid.isReady) this.#hid.keysDown(state);
        else this.notify("keysDownState", state);
      }),
      ...FORWARDED.map((event) => bus.on(event, (state) => this.notify(event, state))),
    );
  }

  #tellKeys(): void {
    this.#hid.leds(this.#services.hid.leds);
    this.#hid.keysDown(this.#services.hid.keysDown);
  }

  #gone(reason: string): void {
    this.#closed = true;
    this.releaseInput();
    this.#pauseVideo(true);
    for (const unsubscribe of this.#unsubscribes.splice(0)) unsubscribe();
    this.#track?.close();
    this.#log.info({ viewer: this.id, reason }, "viewer gone");
    this.#onClosed(this);
  }
}
