import { strict as assert } from "node:assert";
import { join } from "node:path";
import { FakeClock } from "../../../tests/fakes/clock.ts";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { NetworkState } from "../../protocol/rpc/network.ts";
import type { Link } from "../state/links.ts";
import { LeaseReader } from "./lease_reader.ts";

const LeaseSchema = NetworkState.shape.dhcp_lease;

function linkWith(...addresses: string[]): Link {
  return {
    index: 2,
    name: "eth0",
    mac: "02:00:00:00:00:01",
    loopback: false,
    up: true,
    addresses: addresses.map((address) => ({
      family: "inet",
      address,
      prefixLength: 24,
      broadcast: "",
      scope: 0,
      flags: 0,
    })),
  };
}

class Bench implements AsyncDisposable {
  readonly clock = new FakeClock();
  readonly commands = new FakeCommands();
  readonly reader: LeaseReader;
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
    this.reader = new LeaseReader(this.commands, { runDir: root, procDir: root }, this.clock);
  }

  static async make(): Promise<Bench> {
    return new Bench(await Deno.makeTempDir());
  }

  async write(path: string, text: string, modified?: Date): Promise<void> {
    const file = join(this.#root, path);
    await Deno.mkdir(join(file, ".."), { recursive: true });
    await Deno.writeTextFile(file, text);
    if (modified) await Deno.utime(file, modified, modified);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.#root, { recursive: true });
  }
}

Deno.test("a lease of systemd-networkd, and when it ends", async () => {
  await using bench = await Bench.make();
  await bench.write(
    "systemd/netif/leases/2",
    [
      "# This is private data. Do not parse.",
      "ADDRESS=192.168.1.7",
      "NETMASK=255.255.255.0",
      "ROUTER=192.168.1.1",
      "SERVER_ADDRESS=192.168.1.1",
      "MTU=1500",
      "T1=1800",
      "T2=3150",
      "LIFETIME=3600",
      "DNS=192.168.1.1 9.9.9.9",
      "NTP=192.168.1.2",
      "DOMAINNAME=lan",
      "HOSTNAME=kvm",
    ].join("\n"),
    new Date("2026-05-01T12:00:00Z"),
  );
  const lease = await bench.reader.read(linkWith("192.168.1.7"));
  assert.deepEqual(lease, {
    ip: "192.168.1.7",
    netmask: "255.255.255.0",
    broadcast: "192.168.1.255",
    mtu: 1500,
    hostname: "kvm",
    domain: "lan",
    routers: ["192.168.1.1"],
    dns_servers: ["192.168.1.1", "9.9.9.9"],
    ntp_servers: ["192.168.1.2"],
    lease: 3_600e9,
    renewal: 1_800e9,
    rebinding: 3_150e9,
    server_id: "192.168.1.1",
    lease_expiry: "2026-05-01T13:00:00.000Z",
    interface_name: "eth0",
    dhcp_client: "systemd-networkd",
  });
  assert.deepEqual(LeaseSchema.parse(lease), lease);
});

Deno.test("a lease that a udhcpc script wrote down", async () => {
  await using bench = await Bench.make();
  await bench.write("stat", "cpu 1 2 3\nbtime 1777636800\n");
  await bench.write(
    "udhcpc.eth0.info",
    "ip=10.0.0.9\nsubnet='255.255.0.0'\nrouter=10.0.0.1\ndns=10.0.0.1 1.1.1.1\n" +
      "serverid=10.0.0.1\nlease=600\nuptime=10.42\nipttl=64\n",
  );
  const lease = await bench.reader.read(linkWith("10.0.0.9"));
  assert.deepEqual(lease, {
    ip: "10.0.0.9",
    netmask: "255.255.0.0",
    broadcast: "10.0.255.255",
    ttl: 64,
    routers: ["10.0.0.1"],
    dns_servers: ["10.0.0.1", "1.1.1.1"],
    lease: 600e9,
    server_id: "10.0.0.1",
    lease_expiry: "2026-05-01T12:10:10.000Z",
    interface_name: "eth0",
    dhcp_client: "udhcpc",
  });
});

Deno.test("a lease of NetworkManager is asked for at most every 30 s", async () => {
  await using bench = await Bench.make();
  await bench.write("NetworkManager/state", "");
  bench.commands.answer(
    "nmcli",
    "DHCP4.OPTION[1]:ip_address = 192.168.1.8\nDHCP4.OPTION[2]:subnet_mask = 255.255.255.0\n" +
      "DHCP4.OPTION[3]:expiry = 1777640400\nDHCP4.OPTION[4]:requested_routers = 1\n" +
      "DHCP4.OPTION[5]:routers = 192.168.1.1\n",
  );
  const link = linkWith("192.168.1.8");
  const lease = await bench.reader.read(link);
  assert.deepEqual(
    [lease?.ip, lease?.routers, lease?.lease_expiry],
    ["192.168.1.8", ["192.168.1.1"], "2026-05-01T13:00:00.000Z"],
  );
  await bench.reader.read(link);
  assert.equal(bench.commands.take().length, 1);
  bench.clock.advance(30_000);
  await bench.reader.read(link);
  assert.equal(bench.commands.take().length, 1);
});

Deno.test("a lease whose address the interface does not have is an old one", async () => {
  await using bench = await Bench.make();
  await bench.write("systemd/netif/leases/2", "ADDRESS=192.168.1.7\nNETMASK=255.255.255.0\n");
  assert.equal(await bench.reader.read(linkWith("10.0.0.5")), undefined);
});

Deno.test("a static address has no lease, and a broken file is none", async () => {
  await using bench = await Bench.make();
  assert.equal(await bench.reader.read(linkWith("10.0.0.5")), undefined);
  await bench.write("systemd/netif/leases/2", "ADDRESS=banana\n\u0000=\n");
  assert.equal(await bench.reader.read(linkWith("10.0.0.5")), undefined);
  assert.deepEqual(bench.commands.take(), []);
});
