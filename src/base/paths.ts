import { join } from "node:path";

/** Every place on disk the appliance reads or writes, so that a test can hand in a temporary folder. */
export interface Paths {
  /** Root of all that the appliance keeps. */
  readonly dataDir: string;
  readonly configFile: string;
  readonly sessionsFile: string;
  readonly tlsDir: string;
  readonly imagesDir: string;
  readonly logFile: string;
  /** Present: the next boot starts in failsafe mode, once. */
  readonly failsafeMarker: string;
  /** Symbolic link to the log of the last crash. */
  readonly lastCrashLog: string;
  /** Folder of the logs of crashes. */
  readonly crashLogsDir: string;
  /** Folder of `authorized_keys`. */
  readonly sshDir: string;
  /** Present: developer routes are open. */
  readonly devModeMarker: string;
  /** Present at start: the first-run wizard comes back. */
  readonly resetPasswordMarker: string;
  /** Version of the system image below the appliance. */
  readonly systemVersionFile: string;
  readonly procDir: string;
  readonly sysDir: string;
  /** What programs leave for others until the next boot. */
  readonly runDir: string;
  /** The machine's own settings. */
  readonly etcDir: string;
}

/** The paths of services.md §1.3 below `dataDir`. */
export function pathsBelow(
  dataDir: string,
  roots: { proc?: string; sys?: string; run?: string; etc?: string } = {},
): Paths {
  const inData = (...parts: string[]) => join(dataDir, ...parts);
  return {
    dataDir,
    configFile: inData("config.toml"),
    sessionsFile: inData("sessions.json"),
    tlsDir: inData("tls"),
    imagesDir: inData("images"),
    logFile: inData("log", "rustkvm_app.log"),
    failsafeMarker: inData(".enablefailsafe"),
    lastCrashLog: inData("crashdump", "last-crash.log"),
    crashLogsDir: inData("log", "crashes"),
    sshDir: inData("dropbear", ".ssh"),
    devModeMarker: inData("devmode.enable"),
    resetPasswordMarker: inData(".reset-password"),
    systemVersionFile: "/etc/rustkvm-version",
    procDir: roots.proc ?? "/proc",
    sysDir: roots.sys ?? "/sys",
    runDir: roots.run ?? "/run",
    etcDir: roots.etc ?? "/etc",
  };
}
