/** How a person with a US keyboard types a character. */
export interface Stroke {
  /** `KeyboardEvent.code`. */
  readonly code: string;
  readonly shift: boolean;
}

const CODES: Record<string, string> = {
  Backquote: "`~",
  Digit1: "1!",
  Digit2: "2@",
  Digit3: "3#",
  Digit4: "4$",
  Digit5: "5%",
  Digit6: "6^",
  Digit7: "7&",
  Digit8: "8*",
  Digit9: "9(",
  Digit0: "0)",
  Minus: "-_",
  Equal: "=+",
  BracketLeft: "[{",
  BracketRight: "]}",
  Backslash: "\\|",
  Semicolon: ";:",
  Quote: `'"`,
  Comma: ",<",
  Period: ".>",
  Slash: "/?",
  Space: " ",
  Enter: "\n",
};

const STROKES = new Map<string, Stroke>();
for (const letter of "abcdefghijklmnopqrstuvwxyz") CODES[`Key${letter.toUpperCase()}`] = letter;
for (const [code, characters] of Object.entries(CODES)) {
  const [plain, shifted] = characters;
  if (plain !== undefined) STROKES.set(plain, { code, shift: false });
  if (shifted !== undefined) STROKES.set(shifted, { code, shift: true });
  if (code.startsWith("Key")) STROKES.set(characters.toUpperCase(), { code, shift: true });
}

/** @throws {RangeError} for a character that this keyboard lacks. */
export function strokeOf(character: string): Stroke {
  const stroke = STROKES.get(character);
  if (stroke === undefined) throw new RangeError(`no key types ${JSON.stringify(character)}`);
  return stroke;
}
