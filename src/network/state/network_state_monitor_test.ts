import { strict as assert } from "node:assert";
import { FakeClock } from "../../../tests/fakes/clock.ts";
import { FakeCommands } from "../../../tests/fakes/commands.ts";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { runOnPrivateHost, whyNoPrivateHost } from "../../../tests/fakes/private_host/run.ts";
import { until } from "../../../tests/fakes/until.ts";
import { EventBus } from "../../base/event_bus.ts";
import type { KvmEvents } from "../../protocol/events.ts";
import type { NetworkState } from "../../protocol/states.ts";
import { LeaseReader } from "../lease/lease_reader.ts";
import { LinkReader } from "./link_reader.ts";
import { NetworkStateMonitor } from "./network_state_monitor.ts";

const nowhere = { procDir: "/nonexistent", sysDir: "/nonexistent", runDir: "/nonexistent" };

function addresses(address: string, validSec = 3600, operstate = "UP"): string {
  return JSON.stringify([{
    ifindex: 2,
    ifname: "eth0",
    flags: ["BROADCAST"],
    operstate,
    address: "02:00:00:00:00:01",
    addr_info: [{
      family: "inet6",
      local: address,
      prefixlen: 64,
      dynamic: true,
      valid_life_time: validSec,
    }],
  }]);
}

function setUp() {
  const clock = new FakeClock();
  const commands = new FakeCommands({ "ip -json address": addresses("2001:db8::1") });
  const bus = new EventBus<KvmEvents>((_event, error) => {
    throw error;
  });
  const events: NetworkState[] = [];
  bus.on("networkState", (state) => events.push(state));
  const monitor = new NetworkStateMonitor({
    links: new LinkReader(commands, nowhere),
    leases: new LeaseReader(commands, nowhere, clock),
    bus,
    hostname: () => "kvm",
    log: silentLogger,
    clock,
    now: () => new Date(clock.now()),
  });
  /** Lets the next look happen, and waits for it. */
  const nextLook = async () => {
    const before = monitor.state.last_updated;
    clock.advance(5_000);
    await until(() => monitor.state.last_updated !== before && clock.pending === 1, "a look");
  };
  return { clock, commands, events, monitor, nextLook };
}

Deno.test("the first look is an event, the next one only when something changed", async () => {
  const { commands, events, monitor, nextLook } = setUp();
  await monitor.start();
  assert.deepEqual(events.map(({ ipv6_address }) => ipv6_address), ["2001:db8::1"]);
  await nextLook();
  commands.answer("ip -json address", addresses("2001:db8::1", 7200));
  await nextLook();
  assert.equal(events.length, 1);
  commands.answer("ip -json address", addresses("2001:db8::2"));
  await nextLook();
  commands.answer("ip -json address", addresses("2001:db8::2", 3600, "DOWN"));
  await nextLook();
  assert.deepEqual(
    events.map(({ ipv6_address, online }) => [ipv6_address, online]),
    [["2001:db8::1", true], ["2001:db8::2", true], ["2001:db8::2", false]],
  );
  assert.deepEqual(events.at(-1), monitor.state);
  await monitor.stop();
});

Deno.test("two who ask at once share one look", async () => {
  const { commands, events, monitor } = setUp();
  const [one, other] = await Promise.all([monitor.refresh(), monitor.refresh()]);
  assert.equal(one, other);
  assert.equal(commands.take().length, 3);
  assert.equal(events.length, 1);
});

Deno.test("after a stop nothing looks any more", async () => {
  const { clock, monitor } = setUp();
  await monitor.start();
  await monitor.stop();
  assert.equal(clock.pending, 0);
});

Deno.test("the state has its whole shape before the first look", () => {
  const { monitor } = setUp();
  const { interface_name, online, ipv6_addresses, hostname } = monitor.state;
  assert.deepEqual([interface_name, online, ipv6_addresses, hostname], ["", false, [], "kvm"]);
});

const obstacle = await whyNoPrivateHost("sysctl");
if (obstacle) console.log(`Skipping a cable that is really pulled: ${obstacle}.`);

Deno.test({
  name: "a real cable that is plugged in and pulled is one event each",
  ignore: obstacle !== undefined,
  fn: async () => {
    const present = {
      interface_name: "eth0",
      ipv4_addresses: ["10.9.0.7/24"],
      ipv6_gateway: "2001:db8::1",
    };
    assert.deepEqual(await runOnPrivateHost("cable_host.ts"), [
      { interface_name: "", up: false, online: false },
      { ...present, up: true, online: true },
      { ...present, up: false, online: false },
    ]);
  },
});
