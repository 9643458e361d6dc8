import { strict as assert } from "node:assert";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { CapabilityRegistry } from "../base/capabilities.ts";
import type { Service } from "../base/service.ts";
import { Appliance } from "./appliance.ts";
import { BOOT_ORDER } from "./boot_order.ts";

function setUp(failing: string[] = []) {
  const calls: string[] = [];
  const services = [...BOOT_ORDER].reverse().map((name): Service => ({
    name,
    start: () => {
      if (failing.includes(name)) throw new Error(`${name} is broken`);
      calls.push(`start ${name}`);
    },
    stop: () => {
      calls.push(`stop ${name}`);
    },
  }));
  const capabilities = new CapabilityRegistry();
  return { calls, capabilities, appliance: new Appliance(services, capabilities, silentLogger) };
}

Deno.test("services start in boot order and stop in reverse", async () => {
  const { calls, appliance } = setUp();
  await appliance.start();
  await appliance.stop();
  const order = [...BOOT_ORDER];
  assert.deepEqual(calls, [
    ...order.map((name) => `start ${name}`),
    ...order.reverse().map((name) => `stop ${name}`),
  ]);
});

Deno.test("failsafe is decided first, the control socket follows TLS, nothing slow precedes the listener", () => {
  const at = (name: (typeof BOOT_ORDER)[number]) => BOOT_ORDER.indexOf(name);
  assert.equal(at("failsafe"), 0);
  assert.equal(at("control-socket"), at("tls") + 1);
  for (const slow of ["platform", "usb", "hid", "edid", "atx", "video"] as const) {
    assert.ok(at("listener") < at(slow), slow);
  }
});

Deno.test("a service that fails is unavailable with its reason, and the others run", async () => {
  const { calls, capabilities, appliance } = setUp(["platform"]);
  await appliance.start();
  assert.deepEqual(capabilities.get("platform"), {
    available: false,
    reason: "platform is broken",
  });
  assert.ok(calls.includes("start video"));
  await appliance.stop();
  assert.ok(!calls.includes("stop platform"));
});

Deno.test("a dead listener is fatal and leaves nothing running", async () => {
  const { calls, appliance } = setUp(["listener"]);
  await assert.rejects(appliance.start(), /listener is broken/);
  assert.ok(!calls.includes("start platform"));
  assert.deepEqual(
    calls.filter((call) => call.startsWith("stop")).length,
    calls.filter((call) => call.startsWith("start")).length,
  );
});

Deno.test("a service without a place in the boot order is a mistake", () => {
  const stranger: Service = { name: "stranger", start: () => undefined, stop: () => undefined };
  assert.throws(
    () => new Appliance([stranger], new CapabilityRegistry(), silentLogger),
    /no place in the boot order/,
  );
});
