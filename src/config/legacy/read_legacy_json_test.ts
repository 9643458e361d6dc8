import { strict as assert } from "node:assert";
import { Config } from "../schema.ts";
import { readLegacyJson } from "./read_legacy_json.ts";

/** In the form in which Go writes it: null and empty texts for what is not set. */
const JETKVM = {
  cloud_url: "https://api.jetkvm.com",
  cloud_token: "",
  google_identity: "",
  jiggler_enabled: true,
  jiggler_config: {
    inactivity_limit_seconds: 20,
    jitter_percentage: 0,
    schedule_cron_tab: "*/20 * * * * *",
    timezone: "Europe/Berlin",
  },
  auto_update_enabled: false,
  hashed_password: "$2a$14$hash",
  local_auth_token: "5c8f",
  localAuthMode: "password",
  wake_on_lan_devices: [{ name: "PC", macAddress: "00:11:22:33:44:55" }],
  keyboard_macros: [{
    id: "m1",
    name: "Lock",
    steps: [{ keys: null, modifiers: ["MetaLeft"], delay: 100 }],
    sortOrder: 2,
  }],
  keyboard_layout: "de_DE",
  hdmi_edid_string: "00FFAA",
  active_extension: "",
  display_rotation: "90",
  tls_mode: "",
  usb_config: { vendor_id: "0x1d6b", product_id: "0x0104", manufacturer: "JetKVM" },
  usb_devices: { absolute_mouse: true, relative_mouse: false, keyboard: true, mass_storage: true },
  network_config: {
    hostname: null,
    ipv4_mode: "static",
    ipv4_static: { address: "10.0.0.2", netmask: "255.0.0.0", gateway: "10.0.0.1", dns: null },
    ipv6_static: { address: "fd00::2", prefix: "48" },
    time_sync_ntp_servers: null,
  },
  mqtt_config: { enabled: true, broker: "ha.local", password: "pw", base_topic: "jetkvm" },
  video_quality_factor: 0.5,
};

Deno.test("all settings of a JetKVM are read, and what it does not set is the default", () => {
  const { config, dropped } = readLegacyJson(JSON.stringify(JETKVM));
  const { localAuthMode, hdmi_edid_string, cloud_token: _, google_identity: __, ...same } = JETKVM;
  const { active_extension: ___, ...expected } = {
    ...same,
    local_auth_mode: localAuthMode,
    edid_string: hdmi_edid_string,
    keyboard_layout: "de-DE",
    keyboard_macros: [{
      id: "m1",
      name: "Lock",
      steps: [{ keys: [], modifiers: ["MetaLeft"], delay: 100 }],
      sort_order: 2,
    }],
    network_config: {
      ipv4_mode: "static",
      ipv4_static: { address: "10.0.0.2", netmask: "255.0.0.0", gateway: "10.0.0.1", dns: [] },
      ipv6_static: { prefix: "fd00::2/48" },
    },
  };
  assert.deepEqual(config, Config.parse(expected));
  assert.deepEqual(dropped, []);
});

Deno.test("the snake-case names of a RustKVM, and keys that nobody knows, are read", () => {
  const { config } = readLegacyJson(
    '{"local_auth_mode":"noPassword","edid_string":"00","new":{"a":null,"b":1}}',
  );
  assert.equal(config.local_auth_mode, "noPassword");
  assert.equal(config.edid_string, "00");
  assert.deepEqual(config["new"], { b: 1 });
});

Deno.test("a broken file is refused without quoting it", () => {
  for (
    const text of ["", '{"hashed_password":"secret', "[]", "null", '{"localAuthMode":"secret"}']
  ) {
    assert.throws(
      () => readLegacyJson(text),
      (error: Error) => error.name === "KvmError" && !error.message.includes("secret"),
      text,
    );
  }
});
