import { strict as assert } from "node:assert";
import { createSocket } from "node:dgram";
import { runOnPrivateHost, whyNoPrivateHost } from "../../../tests/fakes/private_host/run.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { magicPacket } from "./magic_packet.ts";
import { WakeOnLan } from "./wake_on_lan.ts";

const MAC = "00:11:22:aa:bb:cc";
const macBytes = Uint8Array.fromHex("001122aabbcc");

/** What arrives at a port of this machine while `work` runs. */
async function received(work: (port: number) => Promise<void>): Promise<string> {
  const socket = createSocket("udp4");
  const packet = Promise.withResolvers<string>();
  socket.on("message", (bytes) => packet.resolve(Uint8Array.from(bytes).toHex()));
  await new Promise<void>((resolve) => socket.bind({ address: "127.0.0.1", port: 0 }, resolve));
  try {
    await work(socket.address().port);
    return await packet.promise;
  } finally {
    socket.close();
  }
}

Deno.test("a packet goes to the address that was asked for", async () => {
  const got = await received((port) =>
    new WakeOnLan(new MemorySettings(), { port }).send(MAC, { broadcastIP: "127.0.0.1" })
  );
  assert.equal(got, magicPacket(macBytes).toHex());
});

Deno.test("a stored computer's address and password need not be said again", async () => {
  const config = new MemorySettings();
  const got = await received(async (port) => {
    const wol = new WakeOnLan(config, { port });
    await wol.setDevices([
      { name: "pc", macAddress: MAC, broadcastIP: "127.0.0.1", password: "1.2.3.4" },
    ]);
    await wol.send("0011.22AA.BBCC");
  });
  assert.equal(got, magicPacket(macBytes, Uint8Array.of(1, 2, 3, 4)).toHex());
});

Deno.test("the list comes back as it was set, without its passwords", async () => {
  const config = new MemorySettings();
  const wol = new WakeOnLan(config);
  assert.deepEqual(wol.devices, []);
  await wol.setDevices([
    { name: " pc ", macAddress: "00-11-22-AA-BB-CC", broadcastIP: null, password: "" },
    { name: "nas", macAddress: MAC, broadcastIP: "10.0.0.255", password: "de:ad:be:ef:00:01" },
  ]);
  assert.deepEqual(wol.devices, [
    { name: "pc", macAddress: "00-11-22-AA-BB-CC" },
    { name: "nas", macAddress: MAC, broadcastIP: "10.0.0.255", password: "********" },
  ]);
});

Deno.test("a list that is sent back with its mask keeps the password", async () => {
  const config = new MemorySettings();
  const wol = new WakeOnLan(config);
  await wol.setDevices([{ name: "nas", macAddress: MAC, password: "1.2.3.4" }]);
  await wol.setDevices(wol.devices.map((device) => ({ ...device, name: "store" })));
  assert.deepEqual(config.current.wake_on_lan_devices, [
    { name: "store", macAddress: MAC, password: "1.2.3.4" },
  ]);
});

Deno.test("one wrong computer leaves the whole list as it was", async () => {
  const config = new MemorySettings();
  const wol = new WakeOnLan(config);
  const good = { name: "pc", macAddress: MAC };
  await wol.setDevices([good]);
  const wrong: [
    device: typeof good & { broadcastIP?: string; password?: string },
    field: string,
  ][] = [
    [{ ...good, name: " " }, "name"],
    [{ ...good, macAddress: "00:11" }, "macAddress"],
    [{ ...good, broadcastIP: "10.0.0.256" }, "broadcastIP"],
    [{ ...good, password: "secret" }, "password"],
  ];
  for (const [device, field] of wrong) {
    await assert.rejects(wol.setDevices([good, device]), { code: "invalid_params", field });
  }
  await assert.rejects(wol.setDevices(Array(201).fill(good)), { field: "devices" });
  assert.deepEqual(wol.devices, [good]);
});

Deno.test("what cannot be sent is refused with its reason", async () => {
  const wol = new WakeOnLan(new MemorySettings(), { targets: () => [] });
  await assert.rejects(wol.send("nonsense"), /invalid MAC address/);
  await assert.rejects(wol.send(MAC, { broadcastIP: "everybody" }), { field: "broadcastIP" });
  await assert.rejects(wol.send(MAC), { code: "unavailable", message: /no IPv4 network/ });
});

Deno.test("one way out that works is enough, none is an error", async () => {
  const bad = { from: "192.0.2.77", to: "127.0.0.1" };
  const good = { from: "127.0.0.1", to: "127.0.0.1" };
  await received(async (port) => {
    await new WakeOnLan(new MemorySettings(), { port, targets: () => [bad, good] }).send(MAC);
  });
  const stuck = new WakeOnLan(new MemorySettings(), { targets: () => [bad] });
  await assert.rejects(stuck.send(MAC), { code: "unavailable", message: /could not be sent: / });
});

const obstacle = await whyNoPrivateHost("tcpdump");
if (obstacle) console.log(`Skipping magic packets on real cables: ${obstacle}.`);

Deno.test({
  name: "without a default route, a packet leaves on every cable, to both broadcast addresses",
  ignore: obstacle !== undefined,
  fn: async () => {
    const payload = magicPacket(macBytes, Uint8Array.of(1, 2, 3, 4)).toHex();
    assert.deepEqual(await runOnPrivateHost("wake_host.ts"), {
      far0: [`10.9.0.255 ${payload}`, `255.255.255.255 ${payload}`],
      far1: [`10.9.1.127 ${payload}`, `255.255.255.255 ${payload}`],
    });
  },
});
