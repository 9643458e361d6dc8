import { KvmError } from "../base/errors.ts";
import type { RootLogger } from "../base/logger.ts";
import { NonePlatform } from "../platform/none/none_platform.ts";
import type { Platform, PlatformName } from "../platform/port.ts";
import { X11Platform } from "../platform/x11/x11_platform.ts";
import { BRAND } from "./brand.ts";
import type { Cli } from "./cli.ts";

/** Makes the machine. @throws {KvmError} when this build has no such machine. */
export function createPlatform(name: PlatformName, cli: Cli, logs: RootLogger): Platform {
  const monitor = { manufacturer: "RKV", monitorName: BRAND.name };
  switch (name) {
    case "none":
      return new NonePlatform(monitor);
    case "x11":
      return new X11Platform({
        ...monitor,
        ...(cli.x11Display === undefined ? {} : { display: cli.x11Display }),
        log: logs.for("x11"),
      });
    case "rk3588":
      throw new KvmError(
        "unavailable",
        "this version cannot drive the RK3588 board yet; use --platform x11 or none",
      );
  }
}
