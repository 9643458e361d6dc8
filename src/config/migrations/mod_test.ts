import { strict as assert } from "node:assert";
import { CONFIG_VERSION, migrate } from "./mod.ts";

Deno.test("a file without a version goes through all migrations, in order", () =>
  assert.deepEqual(
    migrate({
      hdmi_edid_string: "00",
      keyboard_layout: "en_US",
      network_config: { ipv6_static: { address: "fd00::2", prefix: "48" } },
    }),
    {
      config_version: CONFIG_VERSION,
      edid_string: "00",
      keyboard_layout: "en-US",
      network_config: { ipv6_static: { prefix: "fd00::2/48" } },
    },
  ));

Deno.test("only the migrations that a file has not seen are applied to it", () =>
  assert.deepEqual(migrate({ config_version: 1, localAuthMode: "", keyboard_layout: "de_DE" }), {
    config_version: CONFIG_VERSION,
    localAuthMode: "",
    keyboard_layout: "de-DE",
  }));

Deno.test("settings of a newer program stay as they are", () => {
  const newer = { config_version: CONFIG_VERSION + 1, keyboard_layout: "en_US" };
  assert.equal(migrate(newer), newer);
});

Deno.test("a version that is none is refused", () => {
  for (const config_version of ["2", -1, 1.5]) {
    assert.throws(() => migrate({ config_version }), RangeError);
  }
});

Deno.test("each numbered file is in the list", () => {
  const folder = new URL(".", import.meta.url);
  const numbers = [...Deno.readDirSync(folder)].map(({ name }) => name)
    .filter((name) => /^\d{4}_\w+(?<!_test)\.ts$/.test(name)).map((name) =>
      Number(name.slice(0, 4))
    );
  const expected = Array.from({ length: CONFIG_VERSION }, (_, n) => n + 1);
  assert.deepEqual(numbers.sort((a, b) => a - b), expected);
});
