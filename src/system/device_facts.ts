import { join } from "node:path";
import type { Paths } from "../base/paths.ts";

/** Answer of `getDeviceID` where the board has no serial number (services.md §1.3). */
const UNKNOWN_DEVICE = "unknown_device_id";

/** The serial number in /proc/cpuinfo. */
export async function readDeviceId(paths: Paths): Promise<string> {
  const text = await Deno.readTextFile(join(paths.procDir, "cpuinfo")).catch(() => "");
  return /^Serial\s*:\s*(\S+)/m.exec(text)?.[1] ?? UNKNOWN_DEVICE;
}

/** Version of the system image, or `0.0.0` where there is none; pages parse it as semver. */
export async function readSystemVersion(paths: Paths): Promise<string> {
  const text = await Deno.readTextFile(paths.systemVersionFile).catch(() => "");
  return text.trim() || "0.0.0";
}
