import { strict as assert } from "node:assert";
import { readMqttFile } from "./read_mqtt_file.ts";

Deno.test("the MQTT settings of a RustKVM are read, with its defaults", () => {
  const config = readMqttFile('enabled = true\nbroker = "ha.local"\npassword = "pw"\n');
  assert.deepEqual(config, {
    enabled: true,
    broker: "ha.local",
    port: 1883,
    username: "",
    password: "pw",
    base_topic: "rustkvm",
    use_tls: false,
    tls_insecure: false,
    enable_ha_discovery: true,
    enable_actions: false,
    debounce_ms: 0,
  });
});

Deno.test("a broken file is refused, naming the setting", () => {
  assert.throws(() => readMqttFile('port = "many"'), { code: "invalid_params", field: "port" });
  assert.throws(() => readMqttFile("port ="), { code: "invalid_params" });
});
