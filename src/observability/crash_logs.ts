import { join } from "node:path";
import { readTail } from "./read_tail.ts";

/** More than this tells nothing new. */
const MAX_LOGS = 10;
const MAX_BYTES = 256 * 1024;

/** The newest crash logs in some folders. @returns Their ends, keyed by name. */
export async function readCrashLogs(folders: readonly string[]): Promise<Record<string, string>> {
  const found = (await Promise.all(folders.map(logsIn))).flat()
    .sort((a, b) => b.changedMs - a.changedMs).slice(0, MAX_LOGS);
  const logs: Record<string, string> = {};
  for (const { path, name } of found) {
    const text = await readTail(path, MAX_BYTES);
    if (text !== undefined) logs[name] = text;
  }
  return logs;
}

async function logsIn(
  folder: string,
): Promise<{ path: string; name: string; changedMs: number }[]> {
  try {
    const names = await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
    return await Promise.all(
      names.filter((name) => name.endsWith(".log")).map(async (name) => {
        const path = join(folder, name);
        // The newest one may be a link whose log is gone.
        const facts = await Deno.stat(path).catch(() => undefined);
        return { path, name, changedMs: facts?.mtime?.getTime() ?? 0 };
      }),
    );
  } catch {
    return [];
  }
}
