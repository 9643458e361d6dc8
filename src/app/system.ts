import type { EventBus } from "../base/event_bus.ts";
import type { RootLogger } from "../base/logger.ts";
import type { Paths } from "../base/paths.ts";
import type { ConfigStore } from "../config/config_store.ts";
import type { HidService } from "../hid/hid_service.ts";
import { LogLevelSetting } from "../observability/log_level.ts";
import { LogRing } from "../observability/log_ring.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { DevMode } from "../system/dev_mode.ts";
import { Jiggler } from "../system/jiggler.ts";
import { MachinePower } from "../system/machine_power.ts";
import type { Programs } from "../system/port.ts";
import { Restarter } from "../system/restarter.ts";
import { SshKeys } from "../system/ssh_keys.ts";
import { SystemReset } from "../system/system_reset.ts";
import { type LocalVersion, Updates } from "../system/updates.ts";
import { readCron } from "../time/cron.ts";

/** Starts and stops SSH on the board, by the marker of developer mode. */
const SSH_SCRIPT = "/usr/bin/dropbear.sh";

/** The appliance as such. */
export interface System {
  readonly restarter: Restarter;
  readonly reset: SystemReset;
  readonly updates: Updates;
  readonly devMode: DevMode;
  readonly sshKeys: SshKeys;
  readonly jiggler: Jiggler;
  readonly logRing: LogRing;
  readonly logLevel: LogLevelSetting;
}

/** What the system is made of. */
export interface SystemParts {
  readonly config: ConfigStore;
  readonly paths: Paths;
  readonly bus: EventBus<KvmEvents>;
  readonly programs: Programs;
  readonly hid: HidService;
  readonly logs: RootLogger;
  readonly version: LocalVersion;
  /** The machine is an appliance of ours; a developer's machine is never rebooted. */
  readonly ownsMachine: boolean;
  /** Stops everything and begins anew. */
  readonly restartService: () => void;
  readonly endLogins: () => Promise<void>;
  /** Has the other parts take over settings that were reset. */
  readonly applySettings: () => Promise<void>;
}

export function createSystem(parts: SystemParts): System {
  const { config, paths, bus, programs, hid, logs, ownsMachine } = parts;
  const log = logs.for("system");
  const logRing = new LogRing();
  logRing.listenTo(logs);
  const logLevel = new LogLevelSetting(config, logs);
  const restarter = new Restarter({
    power: new MachinePower({ ownsMachine, programs, restartService: parts.restartService }),
    bus,
    log,
  });
  const jiggler = new Jiggler({
    config,
    readCron,
    idleMs: () => hid.idleMs,
    nudge: (dx, dy) => hid.nudge(dx, dy),
    log: logs.for("jiggler"),
  });
  return {
    restarter,
    reset: new SystemReset({
      paths,
      config,
      endLogins: parts.endLogins,
      applySettings: async () => {
        logLevel.apply();
        jiggler.apply();
        await parts.applySettings();
      },
      restarter,
      log,
    }),
    updates: new Updates({
      version: parts.version,
      config,
      announce: (state) => bus.emit("otaState", state),
    }),
    devMode: new DevMode({
      marker: paths.devModeMarker,
      ...(ownsMachine ? { sshScript: SSH_SCRIPT } : {}),
      programs,
      log,
    }),
    sshKeys: new SshKeys(paths.sshDir, log),
    jiggler,
    logRing,
    logLevel,
  };
}
