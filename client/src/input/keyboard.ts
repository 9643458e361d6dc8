import { FIRST_MODIFIER, isModifier, usageOf } from "./usages.ts";

/** The parts of a KeyboardEvent that matter here. */
export interface KeyInput {
  readonly code: string;
  readonly repeat: boolean;
  readonly timeStamp: number;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  getModifierState(name: string): boolean;
}

/** Where keys go. */
export interface KeySink {
  key(usage: number, press: boolean): void;
  /** The set of held keys changed. */
  held(count: number): void;
}

/** Habits of the viewer's own system that change what its browser reports. */
export type ViewerSystem = "mac" | "windows" | "other";

const CTRL_LEFT = 0xe0;
const ALT_RIGHT = 0xe6;
const CAPS_LOCK = 0x39;

/** Usages of each modifier, left and right, keyed by the KeyInput field that tells of it. */
const MODIFIERS = {
  ctrlKey: [0xe0, 0xe4],
  shiftKey: [0xe1, 0xe5],
  altKey: [0xe2, 0xe6],
  metaKey: [0xe3, 0xe7],
} as const;

/** Windows invents a left Ctrl for AltGr and reports both within this time in milliseconds. */
const ALTGR_PAIR_MS = 3;

/** Turns the browser's key events into presses and releases of HID usages. */
export class Keyboard {
  readonly #sink: KeySink;
  readonly #system: ViewerSystem;
  /** Held usages, keyed by code. */
  readonly #held = new Map<string, number>();
  #ctrlLeftAtMs = -Infinity;

  constructor(sink: KeySink, system: ViewerSystem) {
    this.#sink = sink;
    this.#system = system;
  }

  get heldCount(): number {
    return this.#held.size;
  }

  /** @returns whether the key exists on a USB keyboard, and so was taken. */
  down(event: KeyInput): boolean {
    const usage = usageOf(event.code);
    if (usage === undefined) return false;
    if (event.repeat && this.#held.has(event.code)) {
      if (!isModifier(usage)) this.#sink.key(usage, true);
      return true;
    }
    this.#releaseLost(event, usage);
    if (usage === CTRL_LEFT) this.#ctrlLeftAtMs = event.timeStamp;
    if (this.#isInventedCtrl(event, usage)) this.#release("ControlLeft");
    if (this.#neverReleased(event, usage)) {
      this.#tap(usage);
    } else {
      this.#held.set(event.code, usage);
      this.#sink.key(usage, true);
      this.#sink.held(this.#held.size);
    }
    return true;
  }

  /** @returns whether the key was taken. */
  up(event: KeyInput): boolean {
    const usage = usageOf(event.code);
    if (usage === undefined) return false;
    if (usage === CAPS_LOCK && this.#system === "mac") this.#tap(usage);
    else this.#release(event.code);
    return true;
  }

  /** Forgets what is held; the caller tells the device in one frame. */
  clear(): void {
    this.#held.clear();
    this.#sink.held(0);
  }

  #release(code: string): void {
    const usage = this.#held.get(code);
    if (usage === undefined) return;
    this.#held.delete(code);
    this.#sink.key(usage, false);
    this.#sink.held(this.#held.size);
  }

  #tap(usage: number): void {
    this.#sink.key(usage, true);
    this.#sink.key(usage, false);
  }

  /** AltGr on Windows: the left Ctrl before it was not pressed by anybody. */
  #isInventedCtrl(event: KeyInput, usage: number): boolean {
    return this.#system === "windows" && usage === ALT_RIGHT &&
      event.timeStamp - this.#ctrlLeftAtMs <= ALTGR_PAIR_MS;
  }

  /** macOS reports no release of Caps Lock, nor of a key that goes up while Command is down. */
  #neverReleased(event: KeyInput, usage: number): boolean {
    if (this.#system !== "mac" || isModifier(usage)) return false;
    return usage === CAPS_LOCK || event.metaKey;
  }

  /** Lets modifiers go whose release went to another window. */
  #releaseLost(event: KeyInput, usage: number): void {
    if (usage >= FIRST_MODIFIER) return;
    for (const [code, held] of [...this.#held]) {
      if (isModifier(held) && !isDown(event, held)) this.#release(code);
    }
  }
}

function isDown(event: KeyInput, modifier: number): boolean {
  if (modifier === ALT_RIGHT && event.getModifierState("AltGraph")) return true;
  for (const [field, usages] of Object.entries(MODIFIERS)) {
    if ((usages as readonly number[]).includes(modifier)) {
      return event[field as keyof typeof MODIFIERS];
    }
  }
  return false;
}

/** The system the viewer's browser runs on. */
export function viewerSystem(platform: string): ViewerSystem {
  if (/^(mac|iphone|ipad)/i.test(platform)) return "mac";
  return /^win/i.test(platform) ? "windows" : "other";
}
