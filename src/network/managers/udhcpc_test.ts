import { strict as assert } from "node:assert";
import { join } from "node:path";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { runOnPrivateHost, whyNoPrivateHost } from "../../../tests/fakes/private_host/run.ts";
import { LinkReader } from "../state/link_reader.ts";
import { Udhcpc } from "./udhcpc.ts";

/** A fake /proc, /run and /etc. */
class Bench implements AsyncDisposable {
  readonly commands = new FakeCommands();
  readonly manager: Udhcpc;
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
    const paths = { procDir: root, runDir: root, etcDir: root, sysDir: root };
    this.manager = new Udhcpc(this.commands, new LinkReader(this.commands, paths), paths);
  }

  static async make(): Promise<Bench> {
    const bench = new Bench(await Deno.makeTempDir());
    await bench.write("sys/kernel/hostname", "kvm-7\n");
    await bench.write("resolv.conf", "nameserver 10.8.0.1\n");
    await bench.switches("0", "0", "0");
    return bench;
  }

  async write(path: string, text: string): Promise<void> {
    const file = join(this.root, path);
    await Deno.mkdir(join(file, ".."), { recursive: true });
    await Deno.writeTextFile(file, text);
  }

  read(path: string): Promise<string> {
    return Deno.readTextFile(join(this.root, path));
  }

  /** Sets the kernel's IPv6 switches. */
  async switches(disabled: string, acceptRa: string, autoconf: string): Promise<void> {
    const folder = "sys/net/ipv6/conf/eth0";
    await this.write(`${folder}/disable_ipv6`, disabled);
    await this.write(`${folder}/accept_ra`, acceptRa);
    await this.write(`${folder}/autoconf`, autoconf);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.root, { recursive: true });
  }
}

const REST = {
  interfaceName: "eth0",
  domain: "",
  lldp: { receive: true, transmit: true },
} as const;

Deno.test("DHCP starts a client that stays, in place of the one before", async () => {
  await using bench = await Bench.make();
  await bench.write("311/cmdline", "busybox\0udhcpc\0-i\0eth0\0");
  await bench.write("312/cmdline", "/sbin/udhcpc\0-i\0eth1\0");
  await bench.write("313/cmdline", "udhcpc\0");
  await bench.write("314/cmdline", "vi\0notes\0udhcpc\0");
  await bench.manager.apply({ ...REST, ipv4: { mode: "dhcp" }, ipv6: { mode: "link_local" } });
  assert.deepEqual(bench.commands.take().map((line) => line.replace(bench.root, "")).sort(), [
    "ip -4 address flush dev eth0 scope global",
    "ip link set eth0 up",
    "kill -TERM 311",
    "kill -TERM 311",
    "kill -TERM 313",
    "kill -TERM 313",
    "udhcpc -b -S -i eth0 -p /udhcpc.eth0.pid -t 5 -T 3 -x hostname:kvm-7",
  ]);
});

Deno.test("a static address brings its gateway and its name servers", async () => {
  await using bench = await Bench.make();
  await bench.manager.apply({
    ...REST,
    domain: "lan",
    ipv4: {
      mode: "static",
      address: "10.9.0.7",
      prefixLength: 24,
      gateway: "10.9.0.1",
      dns: ["10.9.0.1", "9.9.9.9"],
    },
    ipv6: { mode: "link_local" },
  });
  assert.deepEqual(bench.commands.take(), [
    "ip -4 address flush dev eth0 scope global",
    "ip link set eth0 up",
    "ip -4 address add 10.9.0.7/24 broadcast + dev eth0",
    "ip -4 route replace default via 10.9.0.1 dev eth0",
  ]);
  assert.equal(
    await bench.read("resolv.conf"),
    "search lan\nnameserver 10.9.0.1\nnameserver 9.9.9.9\n",
  );
});

Deno.test("SLAAC that runs already is left alone, so that its addresses stay", async () => {
  await using bench = await Bench.make();
  await bench.switches("0", "2", "1");
  const before = await Deno.stat(join(bench.root, "sys/net/ipv6/conf/eth0/disable_ipv6"));
  await bench.manager.apply({ ...REST, ipv4: { mode: "disabled" }, ipv6: { mode: "slaac" } });
  const after = await Deno.stat(join(bench.root, "sys/net/ipv6/conf/eth0/disable_ipv6"));
  assert.deepEqual(after.mtime, before.mtime);
});

Deno.test("DHCPv6 keeps the routers' routes without their addresses", async () => {
  await using bench = await Bench.make();
  await bench.manager.apply({ ...REST, ipv4: { mode: "disabled" }, ipv6: { mode: "dhcpv6" } });
  assert.equal(await bench.read("sys/net/ipv6/conf/eth0/accept_ra"), "2");
  assert.equal(await bench.read("sys/net/ipv6/conf/eth0/autoconf"), "0");
  assert.equal(
    bench.commands.take().at(-1)?.replace(bench.root, ""),
    "udhcpc6 -b -S -i eth0 -p /udhcpc6.eth0.pid -t 5 -T 3",
  );
});

Deno.test("a running client renews its lease, and else one is started", async () => {
  await using bench = await Bench.make();
  await bench.manager.renew("eth0");
  assert.match(bench.commands.take().join(), /^udhcpc -b/);
  await bench.write("311/cmdline", "udhcpc\0-ieth0\0");
  await bench.manager.renew("eth0");
  assert.deepEqual(bench.commands.take(), ["kill -USR1 311"]);
});

const obstacle = await whyNoPrivateHost();
if (obstacle) console.log(`Skipping static addresses in a real kernel: ${obstacle}.`);

Deno.test({
  name: "in a real kernel: static addresses, back to what was before, and all off",
  ignore: obstacle !== undefined,
  fn: async () => {
    const own = {
      addresses: ["10.8.0.5/16"],
      gateways: ["10.8.0.1"],
      resolvConf: "nameserver 10.8.0.1\n",
    };
    assert.deepEqual(await runOnPrivateHost("busybox_host.ts"), {
      own,
      applied: {
        addresses: ["10.9.0.7/24", "2001:db8::7/64"],
        gateways: ["10.9.0.1", "2001:db8::1"],
        resolvConf: "search lan\nnameserver 10.9.0.1\n",
      },
      restored: own,
      off: [],
      hostname: "kvm-7",
    });
  },
});
