import { strict as assert } from "node:assert";
import { pathsBelow } from "../base/paths.ts";
import { checkFailsafe } from "./failsafe.ts";

async function inDataDir(test: (dataDir: string) => Promise<void>): Promise<void> {
  const dataDir = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${dataDir}/crashdump`);
    await test(dataDir);
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

Deno.test("a quiet boot is no failsafe boot", () =>
  inDataDir(async (dataDir) => {
    assert.deepEqual(await checkFailsafe(pathsBelow(dataDir), false), {
      active: false,
      reason: "",
    });
  }));

Deno.test("the marker counts for one boot", () =>
  inDataDir(async (dataDir) => {
    const paths = pathsBelow(dataDir);
    await Deno.writeTextFile(paths.failsafeMarker, "");
    assert.equal((await checkFailsafe(paths, false)).reason, "failsafe_file_exists");
    assert.equal((await checkFailsafe(paths, false)).active, false);
    assert.equal((await checkFailsafe(paths, true)).reason, "failsafe_env_set");
  }));

for (
  const [text, reason] of [
    ["x".repeat(60_000) + "VIDEO_MAX_RESTART_ATTEMPTS_REACHED", "video"],
    ["killed by SIGSEGV", "signal"],
    ["SIGSEGV" + "x".repeat(60_000), "unknown"],
  ] as const
) {
  Deno.test(`the end of a crash log that is linked tells the reason: ${reason}`, () =>
    inDataDir(async (dataDir) => {
      const paths = pathsBelow(dataDir);
      await Deno.writeTextFile(`${dataDir}/crash.log`, text);
      await Deno.symlink(`${dataDir}/crash.log`, paths.lastCrashLog);
      assert.equal((await checkFailsafe(paths, false)).reason, reason);
      assert.equal((await checkFailsafe(paths, false)).active, false);
    }));
}

Deno.test("a crash log that is no link is left alone", () =>
  inDataDir(async (dataDir) => {
    const paths = pathsBelow(dataDir);
    await Deno.writeTextFile(paths.lastCrashLog, "SIGSEGV");
    assert.equal((await checkFailsafe(paths, false)).active, false);
    assert.equal(await Deno.readTextFile(paths.lastCrashLog), "SIGSEGV");
  }));
