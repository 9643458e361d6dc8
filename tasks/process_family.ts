/** A process, told from a later one with the same number by its start. */
export interface FamilyMember {
  readonly pid: number;
  /** Clock ticks since the machine's boot. */
  readonly startTicks: number;
  readonly command: string;
}

/** Fields of /proc/pid/stat (proc(5)) counted from the one after the command's bracket. */
const STATE = 0;
const PARENT = 1;
const START_TICKS = 19;

/** All descendants of a process, as they are now. */
export async function descendantsOf(ancestor: number): Promise<FamilyMember[]> {
  const children = new Map<number, FamilyMember[]>();
  for await (const entry of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(entry.name)) continue;
    const stat = await readStat(Number(entry.name));
    if (stat === undefined) continue;
    const siblings = children.get(stat.parent) ?? [];
    siblings.push(stat.member);
    children.set(stat.parent, siblings);
  }
  const found: FamilyMember[] = [];
  const walk = (pid: number) => {
    for (const child of children.get(pid) ?? []) {
      found.push(child);
      walk(child.pid);
    }
  };
  walk(ancestor);
  return found;
}

/** Those that still run when the time is over; none as soon as the last has gone. */
export async function survivorsOf(
  family: readonly FamilyMember[],
  timeoutMs: number,
): Promise<FamilyMember[]> {
  const end = performance.now() + timeoutMs;
  while (true) {
    const alive: FamilyMember[] = [];
    for (const member of family) {
      const now = await readStat(member.pid);
      if (now?.member.startTicks === member.startTicks) alive.push(member);
    }
    if (alive.length === 0 || performance.now() > end) return alive;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Kills whoever of them still runs. */
export async function endFamily(family: readonly FamilyMember[]): Promise<void> {
  for (const { pid } of await survivorsOf(family, 0)) {
    try {
      Deno.kill(pid, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
}

/** A zombie counts as gone: only its parent has not asked for its exit code. */
async function readStat(
  pid: number,
): Promise<{ member: FamilyMember; parent: number } | undefined> {
  let text: string;
  try {
    text = await Deno.readTextFile(`/proc/${pid}/stat`);
  } catch {
    return undefined;
  }
  const bracket = text.lastIndexOf(")");
  const fields = text.slice(bracket + 2).split(" ");
  if (fields[STATE] === "Z") return undefined;
  return {
    parent: Number(fields[PARENT]),
    member: {
      pid,
      startTicks: Number(fields[START_TICKS]),
      command: text.slice(text.indexOf("(") + 1, bracket),
    },
  };
}
