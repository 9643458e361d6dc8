import type { Clock } from "../base/clock.ts";
import type { KeysDownState } from "../protocol/states.ts";
import { AutoRelease } from "./auto_release.ts";
import { ERROR_ROLL_OVER, isModifier, type KeyChange, KeyState } from "./key_state.ts";
import type { Owner } from "./owner.ts";
import type { HidSink } from "./port.ts";

const ROLL_OVER = new Uint8Array(6).fill(ERROR_ROLL_OVER);

/**
 * The one keyboard that the controlled computer sees, whoever types on it. Every change writes a
 * report; keys that nobody confirms are let go.
 */
export class Keyboard {
  readonly #state = new KeyState();
  readonly #autoRelease: AutoRelease;
  readonly #sink: HidSink | undefined;
  readonly #onChange: (state: KeysDownState) => void;

  /** @param sink Undefined where the platform has no keyboard; the state is kept all the same. */
  constructor(
    sink: HidSink | undefined,
    clock: Clock,
    onChange: (state: KeysDownState) => void,
  ) {
    this.#sink = sink;
    this.#onChange = onChange;
    this.#autoRelease = new AutoRelease(clock, (usage) => this.release(usage));
  }

  get down(): KeysDownState {
    return { modifier: this.#state.modifier, keys: [...this.#state.keys] };
  }

  /** Puts a key down, or confirms one that is. */
  press(usage: number, owner: Owner): void {
    const change = this.#state.press(usage, owner);
    if (change === "rollover") this.#autoRelease.clear();
    else if (!isModifier(usage) && this.#state.isDown(usage)) this.#autoRelease.pressed(usage);
    this.#apply(change);
  }

  release(usage: number): void {
    this.#autoRelease.released(usage);
    this.#apply(this.#state.release(usage));
  }

  /** A whole report; its keys stay down until the next one. */
  report(modifier: number, keys: Uint8Array, owner: Owner): void {
    this.#autoRelease.clear();
    this.#apply(this.#state.replace(modifier, keys, owner));
  }

  keepAlive(): void {
    this.#autoRelease.keepAlive();
  }

  /** Lets go everything that `owner` holds. */
  releaseOwned(owner: Owner): void {
    const keysBefore = [...this.#state.keys];
    const change = this.#state.releaseOwned(owner);
    for (const usage of keysBefore) {
      if (usage !== 0 && !this.#state.isDown(usage)) this.#autoRelease.released(usage);
    }
    this.#apply(change);
  }

  holds(owner: Owner): boolean {
    return this.#state.holds(owner);
  }

  /** Ends all timers. */
  close(): void {
    this.#autoRelease.clear();
  }

  #apply(change: KeyChange): void {
    if (change === "unchanged") return;
    const { modifier, keys } = this.#state;
    this.#sink?.keyboard(modifier, change === "rollover" ? ROLL_OVER : keys);
    this.#onChange(this.down);
  }
}
