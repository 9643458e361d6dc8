import { strict as assert } from "node:assert";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { rpcArea } from "../../../tests/fakes/rpc_area.ts";
import { pathsBelow } from "../../base/paths.ts";
import { DevMode } from "../../system/dev_mode.ts";
import { SshKeys } from "../../system/ssh_keys.ts";
import { devHandlers } from "./dev.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1/5eSAuMIyiHyOmj4aPihFNoYWoANHVW7HPcvqw/WC me";

Deno.test("developer mode and keys are set and read back", async () => {
  const paths = pathsBelow(await Deno.makeTempDir());
  const programs = new FakeCommands();
  const devMode = new DevMode({ marker: paths.devModeMarker, programs, log: silentLogger });
  const call = rpcArea(devHandlers(devMode, new SshKeys(paths.sshDir, silentLogger)));
  assert.deepEqual(await call("getDevModeState"), { enabled: false });
  assert.equal(await call("setDevModeState", { enabled: true }), null);
  assert.deepEqual(await call("getDevModeState"), { enabled: true });
  assert.equal(await call("getSSHKeyState"), "");
  assert.equal(await call("setSSHKeyState", { sshKey: KEY }), null);
  assert.equal(await call("getSSHKeyState"), KEY);
  assert.deepEqual(await call("setSSHKeyState", { sshKey: "ssh-dss AAAA" }), {
    error: "invalid SSH key type: ssh-dss",
    field: "sshKey",
  });
  assert.equal(await call("setSSHKeyState", { sshKey: "" }), null);
  assert.equal(await call("getSSHKeyState"), "");
  await Deno.remove(paths.dataDir, { recursive: true });
});
