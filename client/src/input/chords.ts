import { usageOf } from "./usages.ts";

/** Keys pressed together for the viewer. */
export interface Chord {
  /** Stable name, e.g. for tests. */
  readonly id: string;
  /** What the keys are called, in the order they are pressed. */
  readonly keys: readonly string[];
  readonly codes: readonly string[];
  /** What it is good for, where its name does not say. */
  readonly hint?: string;
}

export const CTRL_ALT_DEL: Chord = {
  id: "ctrl-alt-del",
  keys: ["Ctrl", "Alt", "Del"],
  codes: ["ControlLeft", "AltLeft", "Delete"],
};

/** Chords that the viewer's browser or system keeps for itself. */
export const CHORDS: readonly Chord[] = [
  { ...CTRL_ALT_DEL, hint: "Sign-in screen" },
  { id: "alt-tab", keys: ["Alt", "Tab"], codes: ["AltLeft", "Tab"], hint: "Next window" },
  { id: "alt-f4", keys: ["Alt", "F4"], codes: ["AltLeft", "F4"], hint: "Close window" },
  { id: "ctrl-w", keys: ["Ctrl", "W"], codes: ["ControlLeft", "KeyW"], hint: "Close tab" },
  { id: "meta", keys: ["Meta"], codes: ["MetaLeft"], hint: "Start menu, overview" },
  { id: "print-screen", keys: ["Print Screen"], codes: ["PrintScreen"], hint: "Screenshot" },
];

/** Keys that a phone's keyboard lacks and firmware menus ask for. */
export const SINGLE_KEYS: readonly Chord[] = [
  single("Esc", "Escape"),
  single("F2", "F2"),
  single("F10", "F10"),
  single("F12", "F12"),
  single("Del", "Delete"),
  single("Tab", "Tab"),
  single("Enter", "Enter"),
  single("←", "ArrowLeft", "Left arrow"),
  single("↑", "ArrowUp", "Up arrow"),
  single("↓", "ArrowDown", "Down arrow"),
  single("→", "ArrowRight", "Right arrow"),
  single("⌫", "Backspace", "Backspace"),
];

/** The lock keys, each with the lamp that answers it. */
export const LOCK_KEYS = [
  { lamp: "num_lock", label: "Num", chord: { id: "num", keys: ["Num Lock"], codes: ["NumLock"] } },
  {
    lamp: "caps_lock",
    label: "Caps",
    chord: { id: "caps", keys: ["Caps Lock"], codes: ["CapsLock"] },
  },
  {
    lamp: "scroll_lock",
    label: "Scroll",
    chord: { id: "scroll", keys: ["Scroll Lock"], codes: ["ScrollLock"] },
  },
] as const;

/** Usages of a chord in the order they are pressed. */
export function usagesOf(chord: Chord): number[] {
  return chord.codes.flatMap((code) => usageOf(code) ?? []);
}

function single(label: string, code: string, hint?: string): Chord {
  const chord = { id: code.toLowerCase(), keys: [label], codes: [code] };
  return hint === undefined ? chord : { ...chord, hint };
}
