import type { CommandResult, Commands } from "../../src/network/commands/commands.ts";

/** What a fake program does: its output, or a result, or an error to throw. */
type Answer = string | Partial<CommandResult> | Error;

/**
 * Programs that exist on paper: the answer whose key begins the command line, longest key first;
 * empty output when none does. Remembers every command line.
 */
export class FakeCommands implements Commands {
  readonly calls: string[] = [];
  /** Answers, keyed by the beginning of the command line. */
  readonly #answers: Map<string, Answer | (() => Answer)>;
  readonly #installed: ReadonlySet<string> | undefined;

  /** @param installed Programs that are there; every one, if absent. */
  constructor(answers: Record<string, Answer | (() => Answer)> = {}, installed?: string[]) {
    this.#answers = new Map(Object.entries(answers));
    this.#installed = installed && new Set(installed);
  }

  has(program: string): boolean {
    return this.#installed?.has(program) ?? true;
  }

  /** From now on the program answers so. */
  answer(command: string, answer: Answer | (() => Answer)): void {
    this.#answers.set(command, answer);
  }

  async run(program: string, args: readonly string[]): Promise<CommandResult> {
    const line = [program, ...args].join(" ");
    this.calls.push(line);
    await Promise.resolve();
    const key = [...this.#answers.keys()].filter((start) => line.startsWith(start))
      .sort((a, b) => b.length - a.length)[0];
    const found = key === undefined ? "" : this.#answers.get(key)!;
    const answer = typeof found === "function" ? found() : found;
    if (answer instanceof Error) throw answer;
    const result = typeof answer === "string" ? { stdout: answer } : answer;
    return { code: 0, stdout: "", stderr: "", ...result };
  }

  /** The command lines since the last call. */
  take(): string[] {
    return this.calls.splice(0);
  }
}
