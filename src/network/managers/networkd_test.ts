import { strict as assert } from "node:assert";
import { join } from "node:path";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { runOnPrivateHost, whyNoPrivateHost } from "../../../tests/fakes/private_host/run.ts";
import type { LinkSettings } from "../port.ts";
import { Networkd } from "./networkd.ts";
import { networkdFile } from "./networkd_file.ts";

const LEASED: LinkSettings = {
  interfaceName: "eth0",
  ipv4: { mode: "dhcp" },
  ipv6: { mode: "slaac" },
  domain: "",
  lldp: { receive: true, transmit: false },
};

Deno.test("the file of systemd-networkd, whole", () => {
  const file = networkdFile({
    interfaceName: "eth0",
    ipv4: {
      mode: "static",
      address: "10.9.0.7",
      prefixLength: 24,
      gateway: "10.9.0.1",
      dns: ["10.9.0.1", "9.9.9.9"],
    },
    ipv6: { mode: "dhcpv6" },
    domain: "lan",
    lldp: { receive: true, transmit: false },
  });
  assert.equal(
    file,
    `# Written by the KVM's network settings. Without this file the system's own count.

[Match]
Name=eth0

[Network]
DHCP=ipv6
LinkLocalAddressing=ipv6
IPv6AcceptRA=yes
LLDP=yes
EmitLLDP=no
Address=10.9.0.7/24
Gateway=10.9.0.1
DNS=10.9.0.1
DNS=9.9.9.9
Domains=lan

[DHCPv4]
UseDomains=no

[IPv6AcceptRA]
DHCPv6Client=always
UseAutonomousPrefix=no
`,
  );
});

Deno.test("each mode asks for its own sources of addresses", () => {
  const lines = (more: Partial<LinkSettings>) =>
    networkdFile({ ...LEASED, ...more }).split("\n")
      .filter((line) => /^(DHCP|LinkLocalAddressing|IPv6AcceptRA|DHCPv6Client)=/.test(line))
      .map((line) => line.split("=")[1]);
  assert.deepEqual(lines({}), ["ipv4", "ipv6", "yes", "no"]);
  assert.deepEqual(lines({ ipv6: { mode: "slaac_and_dhcpv6" } }), ["yes", "ipv6", "yes", "always"]);
  assert.deepEqual(lines({ ipv6: { mode: "link_local" } }), ["ipv4", "ipv6", "no", "no"]);
  assert.deepEqual(
    lines({ ipv4: { mode: "disabled" }, ipv6: { mode: "disabled" } }),
    ["no", "no", "no", "no"],
  );
});

Deno.test("our file comes and goes, and the manager is told each time", async () => {
  const etc = await Deno.makeTempDir();
  const file = join(etc, "systemd", "network", "00-rustkvm-eth0.network");
  try {
    const commands = new FakeCommands();
    const networkd = new Networkd(commands, etc);
    const own = JSON.parse(JSON.stringify(await networkd.snapshot("eth0")));
    await networkd.apply(LEASED);
    assert.equal(await Deno.readTextFile(file), networkdFile(LEASED));
    assert.equal((await Deno.stat(file)).mode! & 0o777, 0o644);
    assert.deepEqual(commands.take(), ["networkctl reload"]);
    const ours = await networkd.snapshot("eth0");
    await networkd.apply({ ...LEASED, ipv6: { mode: "disabled" } });
    await networkd.restore(ours);
    assert.equal(await Deno.readTextFile(file), networkdFile(LEASED));
    await networkd.restore(own);
    await assert.rejects(Deno.stat(file), Deno.errors.NotFound);
    await networkd.renew("eth0");
    assert.equal(commands.take().at(-1), "networkctl renew eth0");
  } finally {
    await Deno.remove(etc, { recursive: true });
  }
});

Deno.test("a manager that refuses is quoted", async () => {
  const etc = await Deno.makeTempDir();
  try {
    const commands = new FakeCommands({ "networkctl reload": { code: 1, stderr: "no bus" } });
    await assert.rejects(new Networkd(commands, etc).apply(LEASED), {
      code: "unavailable",
      message: "networkctl reload failed with exit code 1: no bus",
    });
  } finally {
    await Deno.remove(etc, { recursive: true });
  }
});

const obstacle = await whyNoPrivateHost("dbus-daemon", "networkctl");
if (obstacle) console.log(`Skipping the real systemd-networkd: ${obstacle}.`);

Deno.test({
  name: "a real systemd-networkd takes a static address, and loses it after a crash",
  ignore: obstacle !== undefined,
  fn: async () => {
    assert.deepEqual(await runOnPrivateHost("networkd_host.ts"), {
      manager: "systemd-networkd",
      mode: "static",
      applied: ["10.9.0.7/24", "2001:db8::7/64"],
      gateways: ["10.9.0.1", "2001:db8::1"],
      modeAfterCrash: "dhcp",
    });
  },
});
