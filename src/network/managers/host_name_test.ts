import { strict as assert } from "node:assert";
import { join } from "node:path";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { MachineHostName } from "./host_name.ts";

/** A machine with a kernel's host name below a temporary folder. */
async function setUp(systemd: boolean) {
  const root = await Deno.makeTempDir();
  const file = join(root, "sys", "kernel", "hostname");
  await Deno.mkdir(join(file, ".."), { recursive: true });
  await Deno.writeTextFile(file, "debian\n");
  if (systemd) await Deno.mkdir(join(root, "systemd", "system"), { recursive: true });
  const commands = new FakeCommands();
  const name = new MachineHostName(commands, { procDir: root, runDir: root });
  return {
    name,
    file,
    commands,
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}

Deno.test("systemd keeps the name where it runs", async () => {
  await using machine = await setUp(true);
  assert.equal(machine.name.current, "debian");
  await machine.name.set("kvm-7");
  assert.deepEqual(machine.commands.take(), ["hostnamectl set-hostname kvm-7"]);
});

Deno.test("without systemd the kernel gets the name", async () => {
  await using machine = await setUp(false);
  await machine.name.set("kvm-7");
  assert.equal(machine.name.current, "kvm-7");
  assert.deepEqual(machine.commands.take(), []);
});

Deno.test("a kernel that refuses is an error for a person", async () => {
  await using machine = await setUp(false);
  await Deno.remove(machine.file);
  await Deno.mkdir(machine.file);
  await assert.rejects(machine.name.set("kvm-7"), {
    code: "unavailable",
    message: /^The host name cannot be set: /,
  });
});
