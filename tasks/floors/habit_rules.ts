import type { Finding } from "./finding.ts";
import type { SourceFile, SourceTree } from "./source_tree.ts";

const MAX_LINES = 350;

interface Habit {
  readonly pattern: RegExp;
  readonly message: string;
  /** Comments may say it. */
  readonly codeOnly?: boolean;
  /** Files to which the habit applies; all, if absent. */
  readonly applies?: (path: string) => boolean;
}

/** The brackets in some patterns keep this file from finding itself. */
const HABITS: readonly Habit[] = [
  {
    pattern: /deno-lint-[i]gnore/,
    message: "switches off a lint rule; meet the rule instead",
  },
  {
    pattern: /@ts-([i]gnore|[e]xpect-error|[n]ocheck)/,
    message: "switches off the type check; fix the type instead",
  },
  {
    pattern: /\bas\s+any\b|[:<,|&(]\s*any\s*(?=[;,)\]>=|&{[]|$)/,
    message: "uses the type any; say what it is, or unknown",
    codeOnly: true,
  },
  {
    pattern: /\b([T]ODO|[F]IXME|[X]XX)\b/,
    message: "leaves a note for later; do it or file an issue",
  },
  {
    pattern: /\bDeno\.(Pointer(Value|Object)|dlopen|Unsafe)/,
    message: "handles native memory, which never leaves ffi/",
    codeOnly: true,
    applies: (path) => !path.startsWith("ffi/"),
  },
];

/** Files that are too long, and lines that break a habit of the house. */
export function* habitFindings(tree: SourceTree): Generator<Finding> {
  for (const file of tree.values()) yield* fileFindings(file);
}

function* fileFindings({ path, text }: SourceFile): Generator<Finding> {
  const lines = text.split("\n");
  if (lines.length > MAX_LINES) {
    const message = `has more than ${MAX_LINES} lines: a second room that nobody built yet`;
    yield { path, line: MAX_LINES + 1, message };
  }
  const habits = HABITS.filter(({ applies }) => applies?.(path) ?? true);
  for (const [index, line] of lines.entries()) {
    for (const { pattern, message, codeOnly } of habits) {
      if (pattern.test(codeOnly ? codeOf(line) : line)) yield { path, line: index + 1, message };
    }
  }
}

/** The line without its comment; good enough for formatted code. */
function codeOf(line: string): string {
  return /^\s*(\/\/|\/?\*)/.test(line) ? "" : line.replace(/(^|\s)\/\/ .*$/, "");
}
