/**
 * Processes found by a mark in their environment, which descendants inherit unless they are started
 * with a clean one: the way back to those whose parent has already gone.
 */
export const RUN_MARK = "RUSTKVM_RUN";

/** A new mark; below the mark of this process, if it carries one, so that its parent finds both. */
export function newMark(): string {
  const own = Deno.env.get(RUN_MARK);
  return own === undefined ? crypto.randomUUID() : `${own}/${crypto.randomUUID()}`;
}

/** A process and its command line. */
export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/** Processes whose environment carries `mark` or one below it; ours only, since others' cannot be read. */
export async function markedProcesses(mark: string): Promise<RunningProcess[]> {
  const found: RunningProcess[] = [];
  for await (const entry of Deno.readDir("/proc")) {
    const pid = Number(entry.name);
    if (!Number.isInteger(pid) || pid === Deno.pid) continue;
    const entries = (await readProc(pid, "environ")).split("\0");
    const own = entries.find((entry) => entry.startsWith(`${RUN_MARK}=`));
    if (own === undefined || !`${own}/`.startsWith(`${RUN_MARK}=${mark}/`)) continue;
    const command = (await readProc(pid, "cmdline")).replaceAll("\0", " ").trim();
    // A zombie has no command line any more; its parent has only not read its exit code yet.
    if (command !== "") found.push({ pid, command });
  }
  return found;
}

/** Ends what still carries `mark`: politely first, then for good. */
export async function endMarkedProcesses(mark: string, graceMs = 2000): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    const left = await markedProcesses(mark);
    if (left.length === 0) return;
    for (const { pid } of left) kill(pid, signal);
    await goneWithin(mark, graceMs);
  }
}

/** Whether the last process with `mark` has gone before the time is over. */
async function goneWithin(mark: string, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while ((await markedProcesses(mark)).length > 0) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

function kill(pid: number, signal: Deno.Signal): void {
  try {
    Deno.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

async function readProc(pid: number, name: string): Promise<string> {
  try {
    return await Deno.readTextFile(`/proc/${pid}/${name}`);
  } catch {
    return "";
  }
}
