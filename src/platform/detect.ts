import { join } from "node:path";
import type { Paths } from "../base/paths.ts";
import { findExecutable } from "./find_executable.ts";
import type { PlatformName } from "./port.ts";

/** Which platform to run on, and why. */
export interface PlatformChoice {
  readonly name: PlatformName;
  /** A sentence for the log. */
  readonly reason: string;
}

/** Where {@linkcode choosePlatform} looks. */
export interface PlatformRoots extends Pick<Paths, "procDir"> {
  /** Folders of executables, separated by colons. @default $PATH */
  readonly path?: string;
}

/** The processor's name in a device tree; the RK3588S has one letter more. */
const BOARD = "rockchip,rk3588";

/** Takes what was asked for, or the best that this machine can do. */
export function choosePlatform(
  wanted: "auto" | PlatformName,
  roots: PlatformRoots,
): PlatformChoice {
  if (wanted !== "auto") return { name: wanted, reason: `platform ${wanted}, as asked for` };
  if (isBoard(roots.procDir)) {
    return { name: "rk3588", reason: `platform rk3588: the device tree says ${BOARD}` };
  }
  const xvfb = findExecutable("Xvfb", roots.path);
  if (xvfb !== undefined) return { name: "x11", reason: `platform x11: ${xvfb} is there` };
  return {
    name: "none",
    reason: "platform none: this is no RK3588 board, and Xvfb is not installed",
  };
}

function isBoard(procDir: string): boolean {
  try {
    return Deno.readTextFileSync(join(procDir, "device-tree", "compatible")).includes(BOARD);
  } catch {
    return false;
  }
}
