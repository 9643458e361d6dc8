import { strict as assert } from "node:assert";
import { join } from "node:path";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { SshKeys } from "./ssh_keys.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1/5eSAuMIyiHyOmj4aPihFNoYWoANHVW7HPcvqw/WC me";

async function withKeys(test: (keys: SshKeys, dir: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  const dir = join(folder, "dropbear", ".ssh");
  try {
    await test(new SshKeys(dir, silentLogger), dir);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("keys are kept for their owner's eyes, and removed by an empty text", () =>
  withKeys(async (keys, dir) => {
    assert.equal(await keys.get(), "");
    await keys.set(`# home\r\n\r\n  ${KEY}\r\n`);
    assert.equal(await keys.get(), `# home\n${KEY}`);
    const file = join(dir, "authorized_keys");
    assert.equal((await Deno.stat(dir)).mode! & 0o777, 0o700);
    assert.equal((await Deno.stat(file)).mode! & 0o777, 0o600);
    assert.ok((await Deno.readTextFile(file)).endsWith("\n"));
    await keys.set("  \n");
    await keys.set("");
    assert.equal(await keys.get(), "");
  }));

Deno.test("one good key among others is enough", () =>
  withKeys(async (keys) => {
    await keys.set(`ssh-dss AAAA old\n${KEY}`);
    assert.equal(await keys.get(), `ssh-dss AAAA old\n${KEY}`);
  }));

Deno.test("a text without a good key changes nothing", () =>
  withKeys(async (keys) => {
    await keys.set(KEY);
    await assert.rejects(keys.set("# nothing here"), { message: "no valid SSH key found" });
    await assert.rejects(keys.set("ssh-dss AAAA old"), {
      message: "invalid SSH key type: ssh-dss",
    });
    await assert.rejects(keys.set(`${KEY}\n`.repeat(400)), { code: "too_large", field: "sshKey" });
    assert.equal(await keys.get(), KEY);
  }));
