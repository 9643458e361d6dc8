/** Process ids of our own children that run a program. */
export function childrenOf(parentPid: number, program: string): number[] {
  const pids: number[] = [];
  for (const { name } of Deno.readDirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // pid (comm) state ppid …
      const [, comm, parent] = /\((.*)\) \S (\d+)/.exec(
        Deno.readTextFileSync(`/proc/${name}/stat`),
      )!;
      if (comm === program && Number(parent) === parentPid) pids.push(Number(name));
    } catch {
      // It ended while we looked.
    }
  }
  return pids;
}

export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(Deno.readTextFileSync(`/proc/${pid}/status`));
  } catch {
    return false;
  }
}

/** Open descriptors and threads of this process. */
export function ownResources(): { descriptors: number; threads: number } {
  const threads = /^Threads:\s+(\d+)/m.exec(Deno.readTextFileSync("/proc/self/status"))?.[1];
  return {
    descriptors: [...Deno.readDirSync("/proc/self/fd")].length,
    threads: Number(threads),
  };
}
