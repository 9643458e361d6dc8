import { dirname, join } from "node:path";
import type { Paths } from "../base/paths.ts";
import { legacyFilesBeside } from "../config/legacy/legacy_files.ts";

/**
 * Everything that an owner leaves on the appliance, as files and folders that a factory reset
 * removes. What we don't know stays: the data folder may be one that the person uses for more.
 * The settings come last: without them, older ones would be imported again at the next boot.
 */
export async function personalFiles(paths: Paths): Promise<string[]> {
  const inData = (name: string) => join(paths.dataDir, name);
  const { settings, mqtt } = legacyFilesBeside(paths.configFile);
  return [
    paths.sessionsFile,
    paths.tlsDir,
    paths.imagesDir,
    paths.sshDir,
    paths.devModeMarker,
    inData("network-trial.json"),
    inData("serialSettings.json"),
    inData("serialCommandHistory.json"),
    dirname(paths.lastCrashLog),
    paths.crashLogsDir,
    paths.logFile,
    `${paths.logFile}.1`,
    `${paths.logFile}.2`,
    // A network.toml that nobody applied yet is for whoever comes next.
    ...await copiesOf(join(dirname(paths.configFile), "network.toml")),
    ...(await Promise.all([mqtt, ...settings].map(withCopies))).flat(),
    ...await copiesOf(paths.configFile),
    paths.configFile,
  ];
}

async function withCopies(file: string): Promise<string[]> {
  return [...await copiesOf(file), file];
}

/** What a save, a repair or an import left beside a file: `<file>.bak` and the like. */
async function copiesOf(file: string): Promise<string[]> {
  const folder = dirname(file);
  const names = await Array.fromAsync(Deno.readDir(folder), ({ name }) => name);
  return names.map((name) => join(folder, name)).filter((path) => path.startsWith(`${file}.`));
}
