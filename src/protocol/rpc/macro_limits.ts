const MAX_MACROS = 25;
const MAX_STEPS = 10;
const MAX_KEYS = 10;

/** Why these are no macros, in the words of the originals (rpc.md, setKeyboardMacros). */
export function macrosRefusal(macros: unknown): string | undefined {
  if (!Array.isArray(macros)) return "missing or invalid macros parameter";
  if (macros.length > MAX_MACROS) return `too many macros (max ${MAX_MACROS})`;
  return firstOf(macros, (macro, index) => {
    if (!isObject(macro)) return `invalid macro at index ${index}`;
    const reason = macroRefusal(macro);
    return reason === undefined ? undefined : `invalid macro at index ${index}: ${reason}`;
  });
}

/** Why these are no steps, in the words of the originals (rpc.md, executeKeyboardMacro). */
export function stepsRefusal(steps: unknown): string | undefined {
  if (!Array.isArray(steps)) return "macro steps must be an array";
  return firstOf(steps, (step, index) => {
    const reason = stepRefusal(step);
    return reason === undefined ? undefined : `invalid macro step ${index + 1}: ${reason}`;
  });
}

function macroRefusal({ name, steps }: Record<string, unknown>): string | undefined {
  if (typeof name !== "string" || name.trim() === "") return "macro name cannot be empty";
  if (!Array.isArray(steps) || steps.length === 0) return "macro must have at least one step";
  if (steps.length > MAX_STEPS) return `too many steps in macro (max ${MAX_STEPS})`;
  return firstOf(steps, (step, index) => {
    const reason = stepRefusal(step);
    return reason === undefined ? undefined : `invalid step ${index + 1}: ${reason}`;
  });
}

function stepRefusal(step: unknown): string | undefined {
  if (!isObject(step)) return "it must be an object";
  const { keys, modifiers } = step;
  if (isLong(keys)) return `too many keys in step (max ${MAX_KEYS})`;
  return isLong(modifiers) ? `too many modifiers in step (max ${MAX_KEYS})` : undefined;
}

function isLong(list: unknown): boolean {
  return Array.isArray(list) && list.length > MAX_KEYS;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstOf(
  list: readonly unknown[],
  refusal: (entry: unknown, index: number) => string | undefined,
): string | undefined {
  for (const [index, entry] of list.entries()) {
    const text = refusal(entry, index);
    if (text !== undefined) return text;
  }
  return undefined;
}
