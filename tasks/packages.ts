import { findExecutable, findLibrary, findPlugin } from "./probes.ts";

/** How to tell that a package is already there. */
export type Probe =
  /** Any of these programs is on PATH. */
  | { readonly executables: readonly string[] }
  /** A shared library with this file name. */
  | { readonly library: string }
  /** A GStreamer plugin with this file name. */
  | { readonly plugin: string }
  | { readonly file: string };

/** A program or library that a task needs, and the Debian package that holds it. */
export interface Need {
  readonly probe: Probe;
  readonly package: string;
}

/** Exit code of a task that cannot go on until a person installed something. */
const EXIT_NEEDS_A_PERSON = 2;

/** Names of the packages whose probe finds nothing, each once. */
export async function missingPackages(needs: readonly Need[]): Promise<string[]> {
  const missing = new Set<string>();
  for (const need of needs) {
    if (!(await isThere(need.probe))) missing.add(need.package);
  }
  return [...missing];
}

/**
 * Installs what is missing through apt, as root or by a sudo that asks nothing. Where neither
 * works it prints the command for a person and ends the process with code 2.
 */
export async function ensurePackages(needs: readonly Need[]): Promise<void> {
  const missing = await missingPackages(needs);
  if (missing.length === 0) return;
  const install = ["apt-get", "install", "-y", "--no-install-recommends", ...missing];
  const prefix = await privilege();
  if (prefix === undefined) askPerson(missing, `sudo ${install.join(" ")}`);
  console.log(`Installing ${missing.join(", ")} …`);
  // Package lists are absent on a fresh image and old on others: fetched only if needed.
  const installed = await run([...prefix, ...install]) ||
    (await run([...prefix, "apt-get", "update"]) && await run([...prefix, ...install]));
  const still = installed ? await missingPackages(needs) : missing;
  if (still.length > 0) askPerson(still, [...prefix, ...install].join(" "));
}

function askPerson(packages: readonly string[], command: string): never {
  console.error(`These packages are missing: ${packages.join(", ")}.`);
  console.error(`On Debian or Ubuntu install them with\n\n  ${command}\n\nand start again.`);
  Deno.exit(EXIT_NEEDS_A_PERSON);
}

async function isThere(probe: Probe): Promise<boolean> {
  if ("executables" in probe) {
    for (const name of probe.executables) {
      if (await findExecutable(name) !== undefined) return true;
    }
    return false;
  }
  if ("library" in probe) return await findLibrary(probe.library) !== undefined;
  if ("plugin" in probe) return await findPlugin(probe.plugin) !== undefined;
  return await Deno.stat(probe.file).then(() => true, () => false);
}

/** What to put before a command that needs root; undefined when this person may not have it. */
async function privilege(): Promise<string[] | undefined> {
  if (await findExecutable("apt-get") === undefined) return undefined;
  if (Deno.uid() === 0) return [];
  if (await findExecutable("sudo") === undefined) return undefined;
  const asked = await new Deno.Command("sudo", { args: ["-n", "true"], stderr: "null" }).output();
  return asked.success ? ["sudo", "-n"] : undefined;
}

/** Runs apt quietly; its output is shown only if it fails. */
async function run([command, ...args]: string[]): Promise<boolean> {
  const output = await new Deno.Command(command!, {
    args,
    env: { DEBIAN_FRONTEND: "noninteractive" },
    stdin: "null",
  }).output();
  if (!output.success) {
    await Deno.stderr.write(output.stdout);
    await Deno.stderr.write(output.stderr);
  }
  return output.success;
}
