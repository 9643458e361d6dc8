import { strict as assert } from "node:assert";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { mqttMethods, type MqttSettingsInput } from "../../protocol/rpc/mqtt.ts";
import { mqttHandlers } from "./mqtt.ts";

function setUp() {
  const settings = new MemorySettings();
  const handlers = mqttHandlers(settings);
  const caller = new FakeCaller();
  return {
    settings,
    get: () => handlers.getMqttSettings({}, caller),
    set: async (given: MqttSettingsInput) => await handlers.setMqttSettings(given, caller),
    status: () => handlers.getMqttStatus({}, caller),
    test: async (given: MqttSettingsInput) => await handlers.testMqttConnection(given, caller),
  };
}

Deno.test("the password is kept and never told; the mask keeps it", async () => {
  const { settings, get, set } = setUp();
  assert.equal((await get()).password, "");
  await set({ broker: "broker.example", password: "secret" });
  assert.equal((await get()).password, "********");
  await set({ ...await get(), username: "kvm" });
  assert.equal(settings.current.mqtt_config.password, "secret");
  assert.equal(settings.current.mqtt_config.username, "kvm");
  await set({ password: "" });
  assert.equal((await get()).password, "");
});

Deno.test("an empty port and topic are the usual ones", async () => {
  const { get, set } = setUp();
  await set({ port: 0, base_topic: "" });
  const { port, base_topic } = await get();
  assert.deepEqual([port, base_topic], [1883, "rustkvm"]);
});

Deno.test("MQTT is not switched on without a broker, and nothing else changes then", async () => {
  const { get, set } = setUp();
  await assert.rejects(set({ enabled: true, username: "kvm" }), {
    field: "broker",
    message: "broker address is required when MQTT is enabled",
  });
  assert.equal((await get()).username, "");
});

Deno.test("a base topic is no pattern", () => {
  const { params } = mqttMethods.setMqttSettings;
  for (const base_topic of ["a/+", "#", "a b"]) {
    assert.ok(!params.safeParse({ base_topic }).success);
  }
  assert.ok(params.safeParse({ base_topic: "home/kvm" }).success);
});

Deno.test("nothing connects yet, and the page is told so", async () => {
  const { set, status, test } = setUp();
  assert.deepEqual(await status(), { connected: false });
  await set({ enabled: true, broker: "broker.example" });
  assert.match((await status()).error ?? "", /cannot connect/);
  assert.equal((await test({})).success, false);
  await assert.rejects(test({ broker: "" }), { field: "broker" });
});
