import { strict as assert } from "node:assert";
import { join } from "node:path";
import { pathsBelow } from "../base/paths.ts";
import { readMachineFacts } from "./machine_facts.ts";

Deno.test("the kernel's files are read in their units", async () => {
  const folder = await Deno.makeTempDir();
  const write = async (name: string, text: string) => {
    await Deno.mkdir(join(folder, name, ".."), { recursive: true });
    await Deno.writeTextFile(join(folder, name), text);
  };
  const paths = pathsBelow(folder, { proc: join(folder, "proc"), sys: join(folder, "sys") });
  const empty = await readMachineFacts(paths);
  assert.deepEqual(Object.keys(empty), ["storage", "programBytes", "deno"]);
  await write("proc/uptime", "123.45 67.8\n");
  await write("proc/version", "Linux version 6.1\n");
  await write("proc/loadavg", "0.50 0.25 0.10 1/99 7\n");
  await write("proc/meminfo", "MemTotal:        1000 kB\nMemAvailable:     250 kB\n");
  await write("sys/class/thermal/thermal_zone0/temp", "45500\n");
  const { storage, programBytes, deno, ...facts } = await readMachineFacts(paths);
  assert.deepEqual(facts, {
    uptime: "123.45",
    kernel: "Linux version 6.1",
    load: [0.5, 0.25, 0.1],
    memory: { totalBytes: 1_024_000, availableBytes: 256_000 },
    temperature: 45.5,
  });
  assert.ok(storage!.totalBytes >= storage!.freeBytes && storage!.freeBytes >= 0);
  assert.ok(programBytes > 1e6 && deno === Deno.version.deno);
  await Deno.remove(folder, { recursive: true });
});
