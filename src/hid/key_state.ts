import type { Owner } from "./owner.ts";

/** Keys that a boot keyboard report can hold beside the modifiers. */
const SLOTS = 6;
/** First of the eight modifier usages (USB HID Usage Tables, keyboard page). */
const FIRST_MODIFIER = 0xe0;
const LAST_MODIFIER = 0xe7;
/** Usages below this one are error codes, no keys. */
const FIRST_KEY = 0x04;
/** In all six slots: more keys are down than the report can say. */
export const ERROR_ROLL_OVER = 0x01;

/** What a key press did to the state. */
export type KeyChange = "changed" | "unchanged" | "rollover";

/** True for Control, Shift, Alt and GUI, left and right. */
export function isModifier(usage: number): boolean {
  return usage >= FIRST_MODIFIER && usage <= LAST_MODIFIER;
}

/**
 * The keys that are down, and who holds each (wire.md §4.4). Six slots and eight modifier bits, as
 * in the boot report.
 */
export class KeyState {
  readonly #keys = new Uint8Array(SLOTS);
  /** Holder of the key in each slot. */
  readonly #keyOwners = new Array<Owner | undefined>(SLOTS).fill(undefined);
  /** Holder of each modifier bit. */
  readonly #modifierOwners = new Array<Owner | undefined>(8).fill(undefined);
  #modifier = 0;

  get modifier(): number {
    return this.#modifier;
  }

  /** The six slots; read only. */
  get keys(): Uint8Array {
    return this.#keys;
  }

  isDown(usage: number): boolean {
    return isModifier(usage)
      ? (this.#modifier & (1 << (usage - FIRST_MODIFIER))) !== 0
      : usage !== 0 && this.#keys.includes(usage);
  }

  /** Puts a key down. A full keyboard empties its slots; the modifiers stay. */
  press(usage: number, owner: Owner): KeyChange {
    if (isModifier(usage)) return this.#setModifier(usage - FIRST_MODIFIER, owner);
    if (usage < FIRST_KEY) return "unchanged";
    const slot = this.#keys.findIndex((key) => key === usage || key === 0);
    if (slot < 0) {
      this.#emptySlots();
      return "rollover";
    }
    const changed = this.#keys[slot] !== usage;
    this.#keys[slot] = usage;
    this.#keyOwners[slot] = owner;
    return changed ? "changed" : "unchanged";
  }

  /** Lets a key go, whoever holds it; the slots behind it move up. */
  release(usage: number): KeyChange {
    if (isModifier(usage)) return this.#setModifier(usage - FIRST_MODIFIER, undefined);
    const slot = usage === 0 ? -1 : this.#keys.indexOf(usage);
    if (slot < 0) return "unchanged";
    this.#keys.copyWithin(slot, slot + 1);
    this.#keyOwners.copyWithin(slot, slot + 1);
    this.#keys[SLOTS - 1] = 0;
    this.#keyOwners[SLOTS - 1] = undefined;
    return "changed";
  }

  /** Takes over a whole report; from now on `owner` holds all of it. */
  replace(modifier: number, keys: Uint8Array, owner: Owner): KeyChange {
    const rollover = keys[0] === ERROR_ROLL_OVER;
    const changed = modifier !== this.#modifier ||
      this.#keys.some((key, slot) => key !== (rollover ? 0 : keys[slot] ?? 0));
    this.#modifier = modifier & 0xff;
    for (let bit = 0; bit < 8; bit++) {
      this.#modifierOwners[bit] = modifier & (1 << bit) ? owner : undefined;
    }
    this.#emptySlots();
    if (!rollover) {
      for (let slot = 0; slot < SLOTS; slot++) {
        this.#keys[slot] = keys[slot] ?? 0;
        this.#keyOwners[slot] = this.#keys[slot] === 0 ? undefined : owner;
      }
    }
    return rollover ? "rollover" : changed ? "changed" : "unchanged";
  }

  /** Lets go what `owner` holds. */
  releaseOwned(owner: Owner): KeyChange {
    let change: KeyChange = "unchanged";
    for (let bit = 0; bit < 8; bit++) {
      if (this.#modifierOwners[bit] !== owner) continue;
      this.#setModifier(bit, undefined);
      change = "changed";
    }
    for (let slot = SLOTS - 1; slot >= 0; slot--) {
      if (this.#keyOwners[slot] !== owner) continue;
      this.release(this.#keys[slot]!);
      change = "changed";
    }
    return change;
  }

  holds(owner: Owner): boolean {
    return this.#keyOwners.includes(owner) || this.#modifierOwners.includes(owner);
  }

  #setModifier(bit: number, owner: Owner | undefined): KeyChange {
    const before = this.#modifier;
    if (owner === undefined) this.#modifier &= ~(1 << bit);
    else this.#modifier |= 1 << bit;
    this.#modifierOwners[bit] = owner;
    return before === this.#modifier ? "unchanged" : "changed";
  }

  #emptySlots(): void {
    this.#keys.fill(0);
    this.#keyOwners.fill(undefined);
  }
}
