import { strict as assert } from "node:assert";
import { copyConfig, readConfigText, writeConfigText } from "./config_text.ts";
import { CONFIG_VERSION } from "./migrations/mod.ts";
import { Config } from "./schema.ts";

Deno.test("what was written is read again, and is ours", () => {
  const config = Config.parse({ hashed_password: "hash", future: { a: [1, "two"] } });
  const read = readConfigText(writeConfigText(config));
  assert.deepEqual(structuredClone(read), { config, foreign: false, dropped: [] });
});

Deno.test("a text without a version is foreign and is brought into our form", () => {
  const read = readConfigText('localAuthMode = "password"\nkeyboard_layout = "en_US"\n');
  assert.equal(read?.foreign, true);
  assert.equal(read.config.local_auth_mode, "password");
  assert.equal(read.config.keyboard_layout, "en-US");
  assert.equal(read.config.config_version, CONFIG_VERSION);
});

Deno.test("settings of a newer program keep their version and its keys", () => {
  const newer = { ...Config.parse({ future: 1 }), config_version: CONFIG_VERSION + 1 };
  const read = readConfigText(writeConfigText(newer));
  assert.deepEqual(read, { config: newer, foreign: false, dropped: [] });
});

Deno.test("a text that sets nothing is no settings", () => {
  for (const text of ["", " \n", "# nothing\n"]) assert.equal(readConfigText(text), undefined);
});

Deno.test("the error says where the text is broken and quotes nothing of it", () =>
  assert.throws(
    () => readConfigText('hashed_password = "secret"\nedid_string = "secret'),
    (error: Error) => /line 2/.test(error.message) && !/secret/.test(error.message),
  ));

Deno.test("dates of keys that we do not know are written back as they were", () => {
  const dates = "day = 1979-05-27\nmoment = 07:32:00\n";
  const { config } = readConfigText(dates)!;
  const text = writeConfigText(copyConfig(config));
  for (const line of dates.trim().split("\n")) assert.match(text, new RegExp(`^${line}`, "m"));
});
