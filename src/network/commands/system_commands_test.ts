import { strict as assert } from "node:assert";
import { join } from "node:path";
import { runOrThrow } from "./commands.ts";
import { SystemCommands } from "./system_commands.ts";

const commands = new SystemCommands();

Deno.test("a program's exit code and both outputs come back", async () => {
  const { code, stdout, stderr } = await commands.run("sh", [
    "-c",
    "echo out; echo err >&2; exit 3",
  ]);
  assert.deepEqual([code, stdout, stderr], [3, "out\n", "err\n"]);
});

Deno.test("a failure that counts says which program, its code and its words", async () => {
  await assert.rejects(
    runOrThrow(commands, "sh", ["-c", "echo no carrier >&2; exit 4"]),
    { code: "unavailable", message: "sh -c failed with exit code 4: no carrier" },
  );
});

Deno.test("a program that is not there is named", async () => {
  const nowhere = new SystemCommands("/nonexistent");
  assert.equal(nowhere.has("rustkvm-no-such-program"), false);
  await assert.rejects(nowhere.run("rustkvm-no-such-program", []), {
    code: "unavailable",
    message: "rustkvm-no-such-program is not installed on this machine",
  });
});

Deno.test("only what may be executed counts as a program", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Deno.writeTextFile(join(folder, "rustkvm-tool"), "#!/bin/sh\n", { mode: 0o644 });
    const found = new SystemCommands(folder);
    assert.equal(found.has("rustkvm-tool"), false);
    await Deno.chmod(join(folder, "rustkvm-tool"), 0o755);
    assert.equal(found.has("rustkvm-tool"), true);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a program that does not end is killed and reported", async () => {
  await assert.rejects(commands.run("sleep", ["60"], { timeoutMs: 50 }), {
    code: "unavailable",
    message: "sleep did not end within 0.05 s",
  });
});

Deno.test("a daemon that a program leaves behind does not keep us waiting", async () => {
  const start = performance.now();
  await commands.run("sh", ["-c", "sleep 3 &"], { leavesDaemon: true });
  assert.ok(performance.now() - start < 2_000);
});
