/**
 * HID usages of the keyboard page, keyed by `KeyboardEvent.code`.
 *
 * Sources: HID Usage Tables 1.5 §10 and the code list of "UI Events KeyboardEvent code Values".
 */

/** First modifier usage; bit n of the modifier byte is usage 0xe0 + n. */
export const FIRST_MODIFIER = 0xe0;
const LAST_MODIFIER = 0xe7;

const RUNS: readonly (readonly [first: number, codes: readonly string[]])[] = [
  [0x04, [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `Key${letter}`)],
  [0x1e, [..."1234567890"].map((digit) => `Digit${digit}`)],
  [0x28, ["Enter", "Escape", "Backspace", "Tab", "Space", "Minus", "Equal", "BracketLeft"]],
  [0x30, ["BracketRight", "Backslash", "IntlHash", "Semicolon", "Quote", "Backquote", "Comma"]],
  [0x37, ["Period", "Slash", "CapsLock"]],
  [0x3a, numbered("F", 1, 12)],
  [0x46, ["PrintScreen", "ScrollLock", "Pause", "Insert", "Home", "PageUp", "Delete", "End"]],
  [0x4e, ["PageDown", "ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "NumLock"]],
  [0x54, ["NumpadDivide", "NumpadMultiply", "NumpadSubtract", "NumpadAdd", "NumpadEnter"]],
  [0x59, [...numbered("Numpad", 1, 9), "Numpad0", "NumpadDecimal", "IntlBackslash"]],
  [0x65, ["ContextMenu", "Power", "NumpadEqual"]],
  [0x68, numbered("F", 13, 24)],
  [0x74, ["Open", "Help", "Props", "Select"]],
  [0x79, ["Again", "Undo", "Cut", "Copy", "Paste", "Find"]],
  [0x7f, ["AudioVolumeMute", "AudioVolumeUp", "AudioVolumeDown"]],
  [0x85, ["NumpadComma"]],
  [0x87, ["IntlRo", "KanaMode", "IntlYen", "Convert", "NonConvert"]],
  [0x90, numbered("Lang", 1, 5)],
  [0xb6, ["NumpadParenLeft", "NumpadParenRight"]],
  [0xbb, ["NumpadBackspace"]],
  [0xd8, ["NumpadClear"]],
  [0xe0, ["ControlLeft", "ShiftLeft", "AltLeft", "MetaLeft"]],
  [0xe4, ["ControlRight", "ShiftRight", "AltRight", "MetaRight"]],
  // Names that older browsers use for keys listed above.
  [0xe3, ["OSLeft"]],
  [0xe7, ["OSRight"]],
  [0x7f, ["VolumeMute", "VolumeUp", "VolumeDown"]],
];

/** Usages, keyed by code. */
const USAGE_OF: ReadonlyMap<string, number> = new Map(
  RUNS.flatMap(([first, codes]) => codes.map((code, i) => [code, first + i] as const)),
);

/** Codes, keyed by usage; of two names for one key the first in the list above. */
const CODE_OF: ReadonlyMap<number, string> = new Map(
  [...USAGE_OF].toReversed().map(([code, usage]) => [usage, code]),
);

/** The usage of a key, or undefined for a key that a USB keyboard does not have. */
export function usageOf(code: string): number | undefined {
  return USAGE_OF.get(code);
}

/** The code that browsers use today for a usage. */
export function codeOf(usage: number): string | undefined {
  return CODE_OF.get(usage);
}

export function isModifier(usage: number): boolean {
  return usage >= FIRST_MODIFIER && usage <= LAST_MODIFIER;
}

function numbered(prefix: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, i) => `${prefix}${first + i}`);
}
