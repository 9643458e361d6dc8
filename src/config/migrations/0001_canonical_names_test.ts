import { strict as assert } from "node:assert";
import { canonicalNames } from "./0001_canonical_names.ts";

Deno.test("each alias gets the name that counts", () => {
  assert.deepEqual(
    canonicalNames({
      localAuthMode: "password",
      hdmi_edid_string: "00ff",
      wake_on_lan_devices: [{ name: "PC", mac_address: "00:11:22:33:44:55", broadcast_ip: "::" }],
      keyboard_macros: [{ id: "a", name: "A", sortOrder: 0 }],
      future: 1,
    }),
    {
      local_auth_mode: "password",
      edid_string: "00ff",
      wake_on_lan_devices: [{ name: "PC", macAddress: "00:11:22:33:44:55", broadcastIP: "::" }],
      keyboard_macros: [{ id: "a", name: "A", sort_order: 0 }],
      future: 1,
    },
  );
});

Deno.test("where an alias and its name are both there, the name counts", () =>
  assert.deepEqual(canonicalNames({ localAuthMode: "", local_auth_mode: "password" }), {
    local_auth_mode: "password",
  }));

Deno.test("a list that is none is left for the check to refuse", () =>
  assert.deepEqual(canonicalNames({ keyboard_macros: 3, wake_on_lan_devices: [3] }), {
    keyboard_macros: 3,
    wake_on_lan_devices: [3],
  }));
