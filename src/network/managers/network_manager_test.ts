import { strict as assert } from "node:assert";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import type { LinkSettings } from "../port.ts";
import { NetworkManagerCli } from "./network_manager.ts";

const UUID = "850844cb-12f1-4ded-b9d2-84f421328372";
const FIXED: LinkSettings = {
  interfaceName: "eth0",
  ipv4: {
    mode: "static",
    address: "10.9.0.7",
    prefixLength: 24,
    gateway: "10.9.0.1",
    dns: ["10.9.0.1", "9.9.9.9"],
  },
  ipv6: { mode: "link_local" },
  domain: "lan",
  lldp: { receive: true, transmit: true },
};
const SHOW = "nmcli --get-values GENERAL.CON-UUID device show eth0";
const UP = `nmcli --wait 20 connection up uuid ${UUID} ifname eth0`;

Deno.test("the active profile is changed and brought up", async () => {
  const commands = new FakeCommands({ [SHOW]: `${UUID}\n` });
  await new NetworkManagerCli(commands).apply(FIXED);
  assert.deepEqual(commands.take(), [
    SHOW,
    `nmcli connection modify uuid ${UUID} ipv4.method manual ipv4.addresses 10.9.0.7/24 ` +
    "ipv4.gateway 10.9.0.1 ipv4.dns 10.9.0.1,9.9.9.9 ipv4.dns-search lan " +
    "ipv6.method link-local ipv6.addresses  ipv6.gateway  ipv6.dns  ipv6.dns-search  " +
    "connection.lldp enable-rx",
    UP,
  ]);
});

Deno.test("a snapshot holds the profile's values, and brings them back", async () => {
  const values = ["auto", "", "", "", "", "auto", "", "", "", "", "default"];
  const commands = new FakeCommands({
    [SHOW]: `${UUID}\n`,
    "nmcli --escape no --get-values ipv4.method": `${values.join("\n")}\n`,
  });
  const manager = new NetworkManagerCli(commands);
  const snapshot = JSON.parse(JSON.stringify(await manager.snapshot("eth0")));
  commands.take();
  await manager.restore(snapshot);
  assert.deepEqual(commands.take(), [
    `nmcli connection modify uuid ${UUID} ipv4.method auto ipv4.addresses  ipv4.gateway  ` +
    "ipv4.dns  ipv4.dns-search  ipv6.method auto ipv6.addresses  ipv6.gateway  ipv6.dns  " +
    "ipv6.dns-search  connection.lldp default",
    UP,
  ]);
});

Deno.test("an interface without a profile gets one, which goes away again", async () => {
  const commands = new FakeCommands({
    [SHOW]: "\n",
    "nmcli connection add": `Connection 'rustkvm-eth0' (${UUID}) successfully added.\n`,
  });
  const manager = new NetworkManagerCli(commands);
  const snapshot = await manager.snapshot("eth0");
  await manager.apply(FIXED);
  assert.equal(
    commands.take()[2],
    "nmcli connection add type ethernet con-name rustkvm-eth0 ifname eth0",
  );
  commands.answer(SHOW, `${UUID}\n`);
  await manager.restore(snapshot);
  assert.equal(commands.take().at(-1), `nmcli connection delete uuid ${UUID}`);
});

Deno.test("a lease is renewed by bringing the profile up again", async () => {
  const commands = new FakeCommands({ [SHOW]: `${UUID}\n` });
  const manager = new NetworkManagerCli(commands);
  await manager.renew("eth0");
  assert.equal(commands.take().at(-1), UP);
  commands.answer(SHOW, "");
  await assert.rejects(manager.renew("eth0"), { code: "unavailable" });
});
