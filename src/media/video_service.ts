import type { CapabilityRegistry } from "../base/capabilities.ts";
import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { EventBus, Unsubscribe } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { Service } from "../base/service.ts";
import type { Port } from "../platform/port.ts";
import type { KvmEvents } from "../protocol/events.ts";
import type { VideoInputState } from "../protocol/states.ts";
import { FramePump } from "./frame_pump.ts";
import { KeyUnitGate } from "./key_unit_gate.ts";
import type { PacketisedFrame } from "./packetised_frame.ts";
import { H264Packetiser } from "./packetiser/h264.ts";
import { PacketRing } from "./packetiser/packet_ring.ts";
import type { AccessUnit, EncoderSettings, FrameSource, InputState } from "./port.ts";

const CAPABILITY = "video";
const DEFAULT_SLEEP_SEC = 60;
/** Below this the picture is not worth sending. */
const MIN_QUALITY = 0.1;

const NO_INPUT: InputState = { ready: false, width: 0, height: 0, fps: 0 };

/** `streaming` of {@linkcode VideoInputState}. */
const INACTIVE = 0;
const ACTIVE = 1;
const STOPPING = 2;

/** Someone who looks at the picture. */
export interface FrameViewer {
  /** Takes one picture; called while the encoder waits, so it must only note what to send. */
  frame(frame: PacketisedFrame): void;
}

/** Options of a {@linkcode VideoService}. */
export interface VideoServiceOptions {
  readonly video: Port<FrameSource>;
  /** Bit rates at quality 1. */
  readonly encoder: EncoderSettings;
  readonly log: Logger;
  readonly bus: EventBus<KvmEvents>;
  readonly capabilities: CapabilityRegistry;
  /** @default systemClock */
  readonly clock?: Clock;
  /** Seconds without a viewer until the capture stops; 0 means 60, below 0 never. */
  readonly sleepAfterSec: number;
  /** 0..1 */
  readonly qualityFactor: number;
}

/** A viewer, and whether he still waits for a picture to begin with. */
interface Seat {
  readonly viewer: FrameViewer;
  waiting: boolean;
}

/** The picture: captured and packetised once, while at least one viewer looks. */
export class VideoService implements Service {
  readonly name = "video";
  readonly #options: VideoServiceOptions;
  readonly #clock: Clock;
  readonly #source: FrameSource | undefined;
  readonly #pump: FramePump | undefined;
  readonly #keyUnits: KeyUnitGate;
  readonly #ring = new PacketRing();
  readonly #packetiser = new H264Packetiser(this.#ring);
  readonly #seats = new Set<Seat>();
  #sleepAfterSec: number;
  #quality: number;
  #streaming: VideoInputState["streaming"] = INACTIVE;
  #published = "";
  #sleepTimer: Timer | undefined;
  #stopListening: Unsubscribe | undefined;
  #framesTotal = 0;
  #restarts = 0;

  constructor(options: VideoServiceOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#sleepAfterSec = options.sleepAfterSec;
    this.#quality = clampQuality(options.qualityFactor);
    this.#keyUnits = new KeyUnitGate(this.#clock, () => this.#pump?.stream?.requestKeyUnit());
    if (!("port" in options.video)) return;
    this.#source = options.video.port;
    this.#pump = new FramePump({
      source: this.#source,
      settings: () => this.#settings,
      clock: this.#clock,
      onUnit: (unit) => this.#deliver(unit),
      onOpened: () => options.capabilities.available(CAPABILITY),
      onFailed: (error) => this.#report(error),
    });
  }

  get state(): VideoInputState {
    const { ready, error, width, height, fps } = this.#source?.input ?? NO_INPUT;
    const streaming = this.#streaming;
    return { ready, streaming, ...(error !== undefined && { error }), width, height, fps };
  }

  /** The capture is off because nobody looks. */
  get isAsleep(): boolean {
    return this.#streaming === INACTIVE;
  }

  /** Pictures that came out of the encoder. */
  get framesTotal(): number {
    return this.#framesTotal;
  }

  /** How often a stream failed and was opened anew. */
  get restarts(): number {
    return this.#restarts;
  }

  /** @throws {KvmError} `unavailable` where the platform has no picture. */
  start(): void {
    const { video } = this.#options;
    if ("unavailable" in video) throw new KvmError("unavailable", video.unavailable);
    this.#stopListening = this.#source?.onInput(() => this.#inputChanged());
    // A viewer who was here before us may wait for what the input shows already.
    this.#inputChanged();
  }

  async stop(): Promise<void> {
    this.#stopListening?.();
    this.#sleepTimer?.cancel();
    this.#keyUnits.satisfied();
    this.#seats.clear();
    await this.#pump?.stop();
    this.#setStreaming(INACTIVE);
  }

  /** Gives a viewer every picture from the next IDR on, and has one made. */
  subscribe(viewer: FrameViewer): Unsubscribe {
    const seat: Seat = { viewer, waiting: true };
    this.#seats.add(seat);
    this.#sleepTimer?.cancel();
    this.#wake();
    this.#keyUnits.request();
    return () => {
      if (this.#seats.delete(seat) && this.#seats.size === 0) this.#sleepLater();
    };
  }

  /** Has the encoder make an IDR soon. */
  requestKeyUnit(): void {
    this.#keyUnits.request();
  }

  /** @param factor 0..1 of the configured bit rates. */
  setQuality(factor: number): void {
    this.#quality = clampQuality(factor);
    const { bitrateBps, maxBitrateBps } = this.#settings;
    this.#pump?.stream?.setBitrate(bitrateBps, maxBitrateBps);
  }

  /** @param seconds Until the capture stops without a viewer; 0 means 60, below 0 never. */
  setSleepAfter(seconds: number): void {
    this.#sleepAfterSec = seconds;
    if (this.#seats.size === 0 && this.#streaming === ACTIVE) this.#sleepLater();
  }

  get #settings(): EncoderSettings {
    const { encoder } = this.#options;
    return {
      ...encoder,
      bitrateBps: Math.round(encoder.bitrateBps * this.#quality),
      maxBitrateBps: Math.round(encoder.maxBitrateBps * this.#quality),
    };
  }

  #inputChanged(): void {
    this.#pump?.inputChanged();
    this.#publish();
  }

  #wake(): void {
    if (this.#pump === undefined) return;
    this.#pump.start();
    this.#setStreaming(ACTIVE);
  }

  #sleepLater(): void {
    this.#sleepTimer?.cancel();
    if (this.#sleepAfterSec < 0) return;
    const seconds = this.#sleepAfterSec === 0 ? DEFAULT_SLEEP_SEC : this.#sleepAfterSec;
    this.#sleepTimer = this.#clock.after(seconds * 1000, () => void this.#sleep());
  }

  async #sleep(): Promise<void> {
    if (this.#pump === undefined || this.#streaming !== ACTIVE) return;
    this.#setStreaming(STOPPING);
    await this.#pump.stop();
    // A viewer may have come while the encoder was being taken down.
    if (this.#seats.size === 0) this.#setStreaming(INACTIVE);
  }

  #deliver(unit: AccessUnit): void {
    const encodedAtMs = this.#clock.now();
    const first = this.#ring.nextIndex;
    const before = this.#ring.position;
    this.#packetiser.write(unit.data);
    this.#framesTotal++;
    if (unit.key) this.#keyUnits.satisfied();
    const frame: PacketisedFrame = {
      ring: this.#ring,
      first,
      count: this.#ring.nextIndex - first,
      sizeBytes: this.#ring.position - before,
      rtpTime: unit.rtpTime,
      key: unit.key,
      encodedAtMs,
    };
    for (const seat of this.#seats) this.#show(seat, frame);
  }

  #show(seat: Seat, frame: PacketisedFrame): void {
    if (seat.waiting && !frame.key) {
      this.#keyUnits.request();
      return;
    }
    seat.waiting = false;
    try {
      seat.viewer.frame(frame);
    } catch (error) {
      this.#options.log.error({ err: error }, "A viewer failed to take a picture");
    }
  }

  #report(error: unknown): void {
    this.#restarts++;
    const reason = messageOf(error);
    this.#options.capabilities.unavailable(CAPABILITY, reason);
    this.#options.log.warn(`The video stream ended: ${reason}`);
  }

  #setStreaming(streaming: VideoInputState["streaming"]): void {
    this.#streaming = streaming;
    this.#publish();
  }

  #publish(): void {
    const state = this.state;
    const text = JSON.stringify(state);
    if (text === this.#published) return;
    this.#published = text;
    this.#options.bus.emit("videoInputState", state);
  }
}

function clampQuality(factor: number): number {
  return Math.min(1, Math.max(MIN_QUALITY, factor));
}
