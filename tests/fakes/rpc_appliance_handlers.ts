import { pathsBelow } from "../../src/base/paths.ts";
import { parseLogFilter, RootLogger } from "../../src/base/logger.ts";
import { SampleWindow } from "../../src/base/sample_window.ts";
import { healthBody } from "../../src/observability/health.ts";
import { LogLevelSetting } from "../../src/observability/log_level.ts";
import { LogRing } from "../../src/observability/log_ring.ts";
import { accessHandlers } from "../../src/rpc/methods/access.ts";
import { devHandlers } from "../../src/rpc/methods/dev.ts";
import { jigglerHandlers } from "../../src/rpc/methods/jiggler.ts";
import { logHandlers } from "../../src/rpc/methods/logs.ts";
import { systemHandlers } from "../../src/rpc/methods/system.ts";
import { DevMode } from "../../src/system/dev_mode.ts";
import { Jiggler } from "../../src/system/jiggler.ts";
import { SshKeys } from "../../src/system/ssh_keys.ts";
import { Updates } from "../../src/system/updates.ts";
import { ServedCertificate } from "../../src/tls/served_certificate.ts";
import { FakeCommands } from "./commands.ts";
import { silentLogger } from "./logger.ts";
import type { MemorySettings } from "./settings_store.ts";

const VERSION = { appVersion: "0.6.0", systemVersion: "1.2.3" };
const NO_FAILSAFE = { active: false, reason: "" };

/** The real methods of the appliance itself, on services that stand on fakes. */
export function fakeApplianceHandlers(folder: string, settings: MemorySettings) {
  const paths = pathsBelow(folder);
  const root = new RootLogger(parseLogFilter("info"), { write: () => undefined });
  const ring = new LogRing();
  ring.listenTo(root);
  return {
    ...systemHandlers({
      deviceId: "7",
      version: VERSION,
      capabilities: () => ["tls"],
      restarter: { schedule: () => undefined },
      reset: { resetConfig: () => Promise.resolve(), factoryReset: () => Promise.resolve() },
      updates: new Updates({ version: VERSION, config: settings, announce: () => undefined }),
    }),
    ...accessHandlers(
      settings,
      new ServedCertificate({
        own: { server: { key: "", certificate: "" }, onChange: () => () => undefined },
        config: settings,
        dir: paths.tlsDir,
        log: silentLogger,
      }),
    ),
    ...devHandlers(
      new DevMode({
        marker: paths.devModeMarker,
        programs: new FakeCommands(),
        log: silentLogger,
      }),
      new SshKeys(paths.sshDir, silentLogger),
    ),
    ...logHandlers({
      health: () => healthBody(HEALTH, new Date(0)),
      failsafe: () => NO_FAILSAFE,
      ring,
      level: new LogLevelSetting(settings, root),
      log: root.for("rpc"),
    }),
    ...jigglerHandlers(
      new Jiggler({
        config: settings,
        readCron: () => ({ next: (after) => new Date(after.getTime() + 60_000) }),
        idleMs: () => 0,
        nudge: () => undefined,
        log: silentLogger,
      }),
    ),
  };
}

const HEALTH: Parameters<typeof healthBody>[0] = {
  version: { version: "1", revision: "a", branch: "b", buildDate: "c", platform: "linux/x" },
  uptimeSec: 5,
  video: {
    ready: false,
    streaming: 0,
    error: "no_signal",
    width: 0,
    height: 0,
    fps: 0,
    framesTotal: 0,
    restarts: 0,
  },
  sendTimes: new SampleWindow(),
  usbState: "configured",
  network: { online: true, ip: "192.0.2.7", gateway: null, dns: [] },
  failsafe: NO_FAILSAFE,
  viewers: 1,
  capabilities: [{ name: "edid", available: false, reason: "no edid here" }],
};
