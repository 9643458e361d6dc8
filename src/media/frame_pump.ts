import { Backoff } from "../base/backoff.ts";
import type { Clock } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import { Interruptible } from "../base/interruptible.ts";
import type { AccessUnit, EncoderSettings, FrameSource, FrameStream, InputState } from "./port.ts";

/** Longest wait of one pull; short enough to notice a stalled encoder. */
const PULL_MS = 1000;
/** An encoder that is silent for this long while there is a picture is opened anew. */
const STALL_MS = 5000;
const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 5000;

/** Options of a {@linkcode FramePump}. */
export interface FramePumpOptions {
  readonly source: FrameSource;
  /** Asked at each opening. */
  readonly settings: () => EncoderSettings;
  readonly clock: Clock;
  /** Takes one unit; the pump releases it afterwards. */
  readonly onUnit: (unit: AccessUnit) => void;
  /** A stream has delivered its first unit. */
  readonly onOpened: () => void;
  /** A stream could not be opened, or ended. */
  readonly onFailed: (error: unknown) => void;
}

/** Keeps one stream running between start and stop, whatever happens to the encoder. */
export class FramePump {
  readonly #options: FramePumpOptions;
  readonly #backoff = new Backoff(FIRST_RETRY_MS, MAX_RETRY_MS);
  readonly #pause: Interruptible;
  #stream: FrameStream | undefined;
  #wanted = false;
  /** The current run has been told to end. */
  #ending = false;
  #running: Promise<void> | undefined;

  constructor(options: FramePumpOptions) {
    this.#options = options;
    this.#pause = new Interruptible(options.clock);
  }

  /** The stream that is open now. */
  get stream(): FrameStream | undefined {
    return this.#stream;
  }

  start(): void {
    this.#wanted = true;
    if (this.#running !== undefined) return;
    this.#ending = false;
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
      if (this.#wanted) this.start();
    });
  }

  /** Settles when the stream is closed. */
  async stop(): Promise<void> {
    this.#wanted = false;
    this.#ending = true;
    this.#pause.interrupt();
    // Ends the pull that is under way; #streamOnce closes too, which does nothing more.
    await this.#stream?.close();
    if (!this.#wanted) await this.#running;
  }

  /** The input changed: whoever waits for it, or for the next try, looks again. */
  inputChanged(): void {
    this.#pause.interrupt();
  }

  async #run(): Promise<void> {
    while (!this.#ending) {
      const before = this.#options.source.input;
      if (!before.ready) {
        await this.#pause.wait();
        continue;
      }
      try {
        await this.#streamOnce();
      } catch (error) {
        if (this.#ending) return;
        this.#options.onFailed(error);
        const now = this.#options.source.input;
        if (now.ready && !sameSize(before, now)) continue;
        await this.#pause.wait(this.#backoff.next());
      }
    }
  }

  async #streamOnce(): Promise<void> {
    const stream = await this.#options.source.open(this.#options.settings());
    try {
      if (this.#ending) return;
      this.#stream = stream;
      await this.#pull(stream);
    } finally {
      this.#stream = undefined;
      await stream.close();
    }
  }

  async #pull(stream: FrameStream): Promise<void> {
    let opened = false;
    let lastUnitMs = this.#options.clock.now();
    while (!this.#ending) {
      let unit = await stream.next(PULL_MS);
      const nowMs = this.#options.clock.now();
      if (unit !== undefined) lastUnitMs = nowMs;
      else if (nowMs - lastUnitMs >= STALL_MS) throw stalled();
      if (unit !== undefined && !opened) {
        opened = true;
        this.#backoff.reset();
        this.#options.onOpened();
      }
      for (; unit !== undefined; unit = stream.poll()) this.#hand(unit);
    }
  }

  #hand(unit: AccessUnit): void {
    try {
      this.#options.onUnit(unit);
    } finally {
      unit.release();
    }
  }
}

function sameSize(a: InputState, b: InputState): boolean {
  return a.width === b.width && a.height === b.height;
}

function stalled(): KvmError {
  return new KvmError("unavailable", `The encoder has sent no picture for ${STALL_MS / 1000} s`);
}
