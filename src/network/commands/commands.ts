import { KvmError } from "../../base/errors.ts";

/** What a program left behind. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a program is run. */
export interface CommandOptions {
  /** It is killed then. @default 10000 */
  readonly timeoutMs?: number;
  /** It leaves a daemon behind that keeps its output open, so nothing is read. @default false */
  readonly leavesDaemon?: boolean;
}

/** The machine's programs, so that a test can hand in its own. */
export interface Commands {
  /** True when the program is installed. */
  has(program: string): boolean;
  /**
   * Runs a program to its end, whatever its exit code is.
   * @throws {KvmError} `unavailable` when it is not installed or does not end in time.
   */
  run(
    program: string,
    args: readonly string[],
    options?: CommandOptions,
  ): Promise<CommandResult>;
}

/**
 * Runs a program that has to succeed. @returns What it printed.
 * @throws {KvmError} `unavailable` with the program's own words.
 */
export async function runOrThrow(
  commands: Commands,
  program: string,
  args: readonly string[],
  options?: CommandOptions,
): Promise<string> {
  const { code, stdout, stderr } = await commands.run(program, args, options);
  if (code === 0) return stdout;
  const words = (stderr.trim() || stdout.trim()).slice(0, 500);
  throw new KvmError(
    "unavailable",
    `${program} ${args[0] ?? ""} failed with exit code ${code}${words ? `: ${words}` : ""}`,
  );
}
