import { strict as assert } from "node:assert";
import { deviceCapabilities } from "./device_capabilities.ts";

Deno.test("only what runs is shown", () => {
  assert.deepEqual(deviceCapabilities(() => false), ["tls", "local_loopback", "log_level"]);
  assert.deepEqual(deviceCapabilities((service) => service === "network"), [
    "http_proxy",
    "domain",
    "ipv6",
    "tls",
    "local_loopback",
    "log_level",
  ]);
});
