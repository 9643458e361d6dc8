import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Paths } from "../base/paths.ts";

/** The machine at one moment; what cannot be read is absent. */
export interface MachineFacts {
  /** Seconds since it started, as the kernel writes them. */
  readonly uptime?: string;
  readonly kernel?: string;
  /** Processes that wanted to run, over 1, 5 and 15 minutes. */
  readonly load?: readonly number[];
  readonly memory?: { readonly totalBytes: number; readonly availableBytes: number };
  /** Where the data folder is. */
  readonly storage?: { readonly totalBytes: number; readonly freeBytes: number };
  /** °C */
  readonly temperature?: number;
  /** Memory of this program. */
  readonly programBytes: number;
  readonly deno: string;
}

/** Reads them from the kernel. */
export async function readMachineFacts(paths: Paths): Promise<MachineFacts> {
  const [uptime, kernel, load, memory, zone, storage] = await Promise.all([
    read(paths.procDir, "uptime"),
    read(paths.procDir, "version"),
    read(paths.procDir, "loadavg"),
    read(paths.procDir, "meminfo"),
    read(paths.sysDir, "class", "thermal", "thermal_zone0", "temp"),
    statfs(paths.dataDir).catch(() => undefined),
  ]);
  return {
    ...(uptime === undefined ? {} : { uptime: uptime.split(" ")[0]! }),
    ...(kernel === undefined ? {} : { kernel }),
    ...(load === undefined ? {} : { load: load.split(" ").slice(0, 3).map(Number) }),
    ...(memory === undefined ? {} : {
      memory: {
        totalBytes: entry(memory, "MemTotal"),
        availableBytes: entry(memory, "MemAvailable"),
      },
    }),
    ...(storage === undefined ? {} : {
      storage: {
        totalBytes: storage.blocks * storage.bsize,
        freeBytes: storage.bavail * storage.bsize,
      },
    }),
    ...(zone === undefined ? {} : { temperature: Number(zone) / 1000 }),
    programBytes: Deno.memoryUsage().rss,
    deno: Deno.version.deno,
  };
}

/** A line of /proc/meminfo, which counts in KiB. */
function entry(meminfo: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+) kB`, "m").exec(meminfo)?.[1] ?? 0) * 1024;
}

async function read(...path: string[]): Promise<string | undefined> {
  try {
    return (await Deno.readTextFile(join(...path))).trim();
  } catch {
    return undefined;
  }
}
