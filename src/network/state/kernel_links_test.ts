import { strict as assert } from "node:assert";
import { join } from "node:path";
import { readKernelLinks } from "./kernel_links.ts";

Deno.test("interfaces of /sys and /proc", async () => {
  const root = await Deno.makeTempDir();
  const eth0 = join(root, "class", "net", "eth0");
  try {
    await Deno.mkdir(eth0, { recursive: true });
    await Deno.mkdir(join(root, "net"));
    const facts = {
      ifindex: "4\n",
      address: "02:fc:00:00:00:01\n",
      operstate: "unknown\n",
      carrier: "1\n",
      flags: "0x1003\n",
    };
    for (const [name, text] of Object.entries(facts)) {
      await Deno.writeTextFile(join(eth0, name), text);
    }
    await Deno.writeTextFile(
      join(root, "net", "if_inet6"),
      "fe8000000000000000fc00fffe000001 04 40 20 c0     eth0\n",
    );
    const interfaces = () => ({
      eth0: [{ family: "IPv4", address: "10.0.0.7", netmask: "255.255.255.0" }],
    });
    assert.deepEqual(await readKernelLinks({ procDir: root, sysDir: root }, interfaces), [{
      index: 4,
      name: "eth0",
      mac: "02:fc:00:00:00:01",
      loopback: false,
      up: true,
      addresses: [
        {
          family: "inet",
          address: "10.0.0.7",
          prefixLength: 24,
          broadcast: "",
          scope: 0,
          flags: 0,
        },
        {
          family: "inet6",
          address: "fe80::fc:ff:fe00:1",
          prefixLength: 64,
          broadcast: "",
          scope: 253,
          flags: 0xc0,
        },
      ],
    }]);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("the loopback interface of this machine is known as such", async () => {
  const links = await readKernelLinks({ procDir: "/proc", sysDir: "/sys" });
  const lo = links.find(({ name }) => name === "lo");
  assert.equal(lo?.loopback, true);
  assert.deepEqual(lo?.addresses[0]?.address, "127.0.0.1");
});
