import type { Paths } from "../base/paths.ts";
import type { FailsafeState } from "../protocol/states.ts";

/** How much of the end of a crash log is read. */
const CRASH_LOG_TAIL_BYTES = 50 * 1024;

/**
 * Decides, once per boot, whether to run in failsafe mode (services.md §1.4). The marker and the
 * link to the crash log are used up by it.
 */
export async function checkFailsafe(paths: Paths, forced: boolean): Promise<FailsafeState> {
  if (forced) return { active: true, reason: "failsafe_env_set" };
  if (await removeIfThere(paths.failsafeMarker)) {
    return { active: true, reason: "failsafe_file_exists" };
  }
  const log = await takeCrashLog(paths.lastCrashLog);
  return log === undefined
    ? { active: false, reason: "" }
    : { active: true, reason: crashReason(log) };
}

function crashReason(log: string): string {
  const text = log.toLowerCase();
  if (/video_max_restart_attempts_reached|panic in video/.test(text)) return "video";
  return /sigsegv|sigill|sigbus/.test(text) ? "signal" : "unknown";
}

/** Reads the end of the log behind the link and removes the link; anything but a link is ignored. */
async function takeCrashLog(link: string): Promise<string | undefined> {
  try {
    if (!(await Deno.lstat(link)).isSymlink) return undefined;
    const bytes = await Deno.readFile(link).catch(() => new Uint8Array());
    await Deno.remove(link);
    return new TextDecoder().decode(bytes.subarray(-CRASH_LOG_TAIL_BYTES));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function removeIfThere(path: string): Promise<boolean> {
  try {
    await Deno.remove(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
