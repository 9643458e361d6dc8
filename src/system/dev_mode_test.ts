import { strict as assert } from "node:assert";
import { FakeCommands } from "../../tests/fakes/commands.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { DevMode } from "./dev_mode.ts";

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("developer mode is a file, so it is there after a restart", () =>
  inFolder(async (folder) => {
    const programs = new FakeCommands();
    const make = () => new DevMode({ marker: `${folder}/on`, programs, log: silentLogger });
    assert.equal(make().enabled, false);
    await make().set(true);
    assert.equal(make().enabled, true);
    await make().set(true);
    await make().set(false);
    await make().set(false);
    assert.equal(make().enabled, false);
    assert.deepEqual(programs.calls, []);
  }));

Deno.test("SSH follows each change, where the system has its script", () =>
  inFolder(async (folder) => {
    const sshScript = `${folder}/dropbear.sh`;
    const programs = new FakeCommands();
    const mode = new DevMode({ marker: `${folder}/on`, sshScript, programs, log: silentLogger });
    await mode.set(true);
    assert.deepEqual(programs.calls, []);
    await Deno.writeTextFile(sshScript, "");
    await mode.set(false);
    await mode.set(false);
    assert.deepEqual(programs.calls, [sshScript]);
    programs.answer(sshScript, { code: 1 });
    await assert.rejects(mode.set(true), {
      message: "failed to start/stop SSH, you may need to reboot for changes to take effect",
    });
    assert.equal(mode.enabled, true);
  }));
