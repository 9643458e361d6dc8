import { findExecutable } from "../../tasks/probes.ts";

/** One line on what the figures were measured with. */
export async function machineFacts(): Promise<string> {
  const cpu = /^model name\s*: (.*)$/m.exec(await Deno.readTextFile("/proc/cpuinfo"))?.[1] ??
    Deno.build.arch;
  const memoryGiB = Deno.systemMemoryInfo().total / 2 ** 30;
  return [
    `${cpu}, ${navigator.hardwareConcurrency} cores`,
    `${memoryGiB.toFixed(0)} GiB`,
    `Linux ${Deno.osRelease()}`,
    `Deno ${Deno.version.deno}`,
    await browserVersion(),
    `load before the run ${Deno.loadavg()[0]!.toFixed(1)}`,
    new Date().toISOString().slice(0, 10),
  ].join(" · ");
}

async function browserVersion(): Promise<string> {
  const path = await findExecutable("chromium");
  if (path === undefined) return "no Chromium";
  const { stdout } = await new Deno.Command(path, { args: ["--version"] }).output();
  return new TextDecoder().decode(stdout).trim().split(" ").slice(0, 2).join(" ");
}
