import { createLogger, type Logger, type RootLogger, wantsColor } from "../base/logger.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import { type Paths, pathsBelow } from "../base/paths.ts";
import { choosePlatform } from "../platform/detect.ts";
import { BRAND } from "./brand.ts";
import { type Cli, helpText, parseCli, UsageError } from "./cli.ts";
import { compose } from "./compose.ts";
import { VERSION } from "./version.ts";

/** Exit codes: stopped as asked, failed, asked for something that cannot be. */
const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** Runs the program, over restarts that somebody asks for, until a signal ends it. @returns The exit code. */
export async function run(
  args: readonly string[],
  env: Record<string, string | undefined>,
): Promise<number> {
  try {
    const cli = parseCli(args, env);
    switch (cli.action) {
      case "help":
        console.log(helpText(BRAND.slug));
        return EXIT.ok;
      case "version":
        console.log(`${BRAND.name} ${VERSION}`);
        return EXIT.ok;
      case "dry-run":
        console.log("configuration valid");
        return EXIT.ok;
      case "run":
        return await serve(cli);
    }
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof KvmError)) throw error;
    console.error(`${BRAND.slug}: ${error.message}`);
    return EXIT.usage;
  }
}

async function serve(cli: Cli): Promise<number> {
  const paths = pathsOf(cli);
  await prepareDataDir(paths);
  if (cli.resetPassword) await Deno.writeTextFile(paths.resetPasswordMarker, "");
  const platform = choosePlatform(cli.platform, paths);
  const logFile = cli.logFile ?? (platform.name === "rk3588" ? paths.logFile : undefined);
  const logs = openLog(cli, logFile);
  const log = logs.for("main");
  log.info({ version: VERSION, platform: platform.name, dataDir: paths.dataDir }, platform.reason);
  if (cli.video.encoder !== "h264") {
    log.warn(
      `this version encodes H.264 only; --video-encoder ${cli.video.encoder} is not followed`,
    );
  }
  surviveStrayErrors(log);
  const stopped = stopSignal(log);
  for (let runs = true; runs;) {
    const restart = Promise.withResolvers<boolean>();
    const appliance = await compose({
      cli,
      paths,
      platformName: platform.name,
      logs,
      ...(logFile === undefined ? {} : { logFile }),
      restart: () => restart.resolve(true),
    });
    await appliance.start();
    runs = await Promise.race([stopped.then(() => false), restart.promise]);
    await appliance.stop();
  }
  log.info("stopped");
  return EXIT.ok;
}

function pathsOf(cli: Cli): Paths {
  const paths = pathsBelow(cli.dataDir);
  return cli.configFile === undefined ? paths : { ...paths, configFile: cli.configFile };
}

/** @throws {UsageError} when nothing can be kept there. */
async function prepareDataDir(paths: Paths): Promise<void> {
  const probe = `${paths.dataDir}/.write_test`;
  try {
    await Deno.mkdir(paths.dataDir, { recursive: true, mode: 0o750 });
    await Deno.writeTextFile(probe, "");
    await Deno.remove(probe);
  } catch (error) {
    throw new UsageError(`cannot write to the data folder ${paths.dataDir}: ${messageOf(error)}`);
  }
}

function openLog(cli: Cli, file: string | undefined): RootLogger {
  try {
    return createLogger({
      filter: cli.logFilter,
      json: cli.logJson,
      color: wantsColor(cli.logNoColor),
      ...(file === undefined ? {} : { file }),
    });
  } catch (error) {
    throw new UsageError(`cannot write the log file ${file}: ${messageOf(error)}`);
  }
}

/** A library's forgotten promise must not end a box that somebody relies on. */
function surviveStrayErrors(log: Logger): void {
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    log.error({ err: event.reason }, "a promise failed and nobody cared");
  });
  globalThis.addEventListener("error", (event) => {
    event.preventDefault();
    log.error({ err: event.error }, "an error reached the event loop");
  });
}

/** Settles at the first signal to stop; the second one ends the program at once. */
function stopSignal(log: Logger): Promise<void> {
  return new Promise((resolve) => {
    let signals = 0;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      Deno.addSignalListener(signal, () => {
        if (++signals > 1) Deno.exit(EXIT.failed);
        log.info({ signal }, "stopping");
        resolve();
      });
    }
  });
}
