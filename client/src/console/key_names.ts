import type { KeysDownState } from "../../../src/protocol/states.ts";
import { codeOf } from "../input/usages.ts";

/** Modifiers in the order of their bits (wire.md §4). */
const MODIFIER_NAMES = [
  "Ctrl",
  "Shift",
  "Alt",
  "Meta",
  "right Ctrl",
  "right Shift",
  "right Alt",
  "right Meta",
];

/** Names of the keys that are down, modifiers first. */
export function keyNames(state: KeysDownState | undefined): string[] {
  if (state === undefined) return [];
  const modifiers = MODIFIER_NAMES.filter((_, bit) => (state.modifier & (1 << bit)) !== 0);
  const keys = state.keys.filter((usage) => usage !== 0).map(keyName);
  return [...modifiers, ...keys];
}

/** `KeyA` → `A`; a usage without a name is told by its number. */
function keyName(usage: number): string {
  return codeOf(usage)?.replace(/^(Key|Digit)/, "") ?? `key ${usage}`;
}
