import { endMarkedProcesses, newMark, RUN_MARK } from "../process_mark.ts";

/** How a command of a step is run. */
export interface CommandOptions {
  /** Shows its output while it runs. */
  readonly live: boolean;
  /** Milliseconds after which it is ended. */
  readonly timeoutMs: number;
}

/** How a command ended. */
export interface CommandResult {
  /** Exit code 0, in time. */
  readonly success: boolean;
  /** Both of its streams, as they came. */
  readonly output: string;
}

/** Runs Deno with these arguments from the root of the project; nothing it started outlives it. */
export async function runDeno(
  args: readonly string[],
  { live, timeoutMs }: CommandOptions,
): Promise<CommandResult> {
  const mark = newMark();
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: new URL("../..", import.meta.url).pathname,
    env: { [RUN_MARK]: mark, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const chunks: string[] = [];
  let ending: Promise<void> | undefined;
  const timer = setTimeout(() => {
    chunks.push(`\nEnded after ${timeoutMs / 1000} s: it took too long.\n`);
    ending = endMarkedProcesses(mark);
  }, timeoutMs);
  await Promise.all([child.stdout, child.stderr].map(async (stream) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      chunks.push(text);
      if (live) await Deno.stdout.write(new TextEncoder().encode(text));
    }
  }));
  const { success } = await child.status;
  clearTimeout(timer);
  await (ending ?? endMarkedProcesses(mark));
  return { success, output: chunks.join("") };
}
