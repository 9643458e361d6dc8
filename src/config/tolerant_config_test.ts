import { strict as assert } from "node:assert";
import { tolerantConfig } from "./tolerant_config.ts";

Deno.test("a bad setting costs itself and no other", () => {
  const { config, dropped } = tolerantConfig({
    hashed_password: "hash",
    video_quality_factor: 7,
    usb_devices: "all",
    network_config: { hostname: "kvm", time_sync_parallel: "four" },
    wake_on_lan_devices: [{ name: "no address" }, { macAddress: 5 }, {
      name: "PC",
      macAddress: "a",
    }],
  });
  assert.equal(config.hashed_password, "hash");
  assert.equal(config.video_quality_factor, 1);
  assert.equal(config.usb_devices.keyboard, true);
  assert.equal(config.network_config.hostname, "kvm");
  assert.equal(config.network_config.time_sync_parallel, 4);
  assert.deepEqual(config.wake_on_lan_devices, [{ name: "PC", macAddress: "a" }]);
  assert.deepEqual(dropped.map((line) => line.split(":")[0]).sort(), [
    "network_config.time_sync_parallel",
    "usb_devices",
    "video_quality_factor",
    "wake_on_lan_devices.0.macAddress",
    "wake_on_lan_devices.0.name",
  ]);
});

Deno.test("a bad setting that guards the door is refused", () => {
  for (const key of ["local_auth_mode", "hashed_password", "local_loopback_only"]) {
    assert.throws(() => tolerantConfig({ [key]: 5 }), { code: "invalid_params", field: key });
  }
});

Deno.test("a file full of bad settings is refused", () => {
  const wake_on_lan_devices = Array.from({ length: 101 }, () => 3);
  assert.throws(() => tolerantConfig({ wake_on_lan_devices }), { code: "invalid_params" });
});
