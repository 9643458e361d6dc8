import { strict as assert } from "node:assert";
import { join } from "node:path";
import { readCrashLogs } from "./crash_logs.ts";

Deno.test("the newest crash logs are read, and a dangling link is no obstacle", async () => {
  const folder = await Deno.makeTempDir();
  for (let n = 0; n < 12; n++) {
    const path = join(folder, `rustkvm-${n}.log`);
    await Deno.writeTextFile(path, `crash ${n}`);
    await Deno.utime(path, 1_000 + n, 1_000 + n);
  }
  await Deno.writeTextFile(join(folder, "notes.txt"), "no log");
  await Deno.symlink(join(folder, "gone.log"), join(folder, "last-crash.log"));
  const logs = await readCrashLogs([folder, join(folder, "nowhere")]);
  assert.deepEqual(
    Object.keys(logs).sort(),
    Array.from({ length: 10 }, (_, n) => `rustkvm-${n + 2}.log`).sort(),
  );
  assert.equal(logs["rustkvm-11.log"], "crash 11");
  await Deno.remove(folder, { recursive: true });
});
