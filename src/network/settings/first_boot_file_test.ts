import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { NetworkBox } from "../../../tests/fakes/network_box.ts";

Deno.test("network.toml sets a static address once, before anybody can reach the box", async () => {
  await using box = await NetworkBox.make();
  const file = join(box.folder, "network.toml");
  await Deno.writeTextFile(
    file,
    'hostname = "kvm-7"\n[ipv4_static]\naddress = "192.168.1.7"\nnetmask = "255.255.255.0"\n',
  );
  await box.restart();
  assert.deepEqual([box.machine.address, box.machine.current], ["192.168.1.7", "kvm-7"]);
  assert.deepEqual([existsSync(file), existsSync(`${file}.applied`)], [false, true]);
  await box.restart();
  assert.equal(box.mode, "static");
});

Deno.test("a broken network.toml is set aside with its reason, and the start goes on", async () => {
  const broken: [text: string, reason: RegExp][] = [
    ["[ipv4_static\n", /./],
    ['[ipv4_static]\naddress = "192.168.1.300"\nnetmask = "24"\n', /ipv4_static\.address/],
    ['ipv4_adress = "192.168.1.7"\n', /ipv4_adress/],
    ["hostname = 7\n", /hostname/],
  ];
  for (const [text, reason] of broken) {
    await using box = await NetworkBox.make();
    const file = join(box.folder, "network.toml");
    await Deno.writeTextFile(file, text);
    await box.restart();
    assert.deepEqual([box.mode, existsSync(file)], ["dhcp", false]);
    assert.equal(await Deno.readTextFile(`${file}.broken`), text);
    assert.match(await Deno.readTextFile(`${file}.broken.reason`), reason);
  }
});
