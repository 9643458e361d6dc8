import { strict as assert } from "node:assert";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { ConfigStore } from "./config_store.ts";
import { legacyFilesBeside } from "./legacy/legacy_files.ts";

const JSON_TEXT = '{"localAuthMode":"password","hashed_password":"hash","keyboard_layout":"de_DE"}';

async function inFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const open = (folder: string) =>
  ConfigStore.open(`${folder}/config.toml`, `${folder}/.reset-password`, silentLogger);

for (const name of ["config.json", "kvm_config.json"]) {
  Deno.test(`${name} is imported, written and left as it is`, () =>
    inFolder(async (folder) => {
      await Deno.writeTextFile(`${folder}/${name}`, JSON_TEXT);
      await Deno.writeTextFile(`${folder}/config.toml`, "\n");
      const imported = await open(folder);
      assert.equal(imported.current.local_auth_mode, "password");
      assert.equal(imported.current.keyboard_layout, "de-DE");
      assert.equal(await Deno.readTextFile(`${folder}/${name}`), JSON_TEXT);
      await Deno.remove(`${folder}/${name}`);
      assert.equal((await open(folder)).current.hashed_password, "hash");
    }));
}

Deno.test("settings of ours count more than legacy ones", () =>
  inFolder(async (folder) => {
    await (await open(folder)).update((draft) => {
      draft.keyboard_layout = "fr-FR";
    });
    await Deno.writeTextFile(`${folder}/config.json`, JSON_TEXT);
    const { current } = await open(folder);
    assert.deepEqual([current.keyboard_layout, current.local_auth_mode], ["fr-FR", ""]);
  }));

Deno.test("the legacy file may stand elsewhere, the first that exists counts", () =>
  inFolder(async (folder) => {
    const elsewhere = await Deno.makeTempFile();
    try {
      await Deno.writeTextFile(elsewhere, JSON_TEXT);
      const { settings, mqtt } = legacyFilesBeside(`${folder}/config.toml`);
      const store = await ConfigStore.open(
        `${folder}/config.toml`,
        `${folder}/.reset-password`,
        silentLogger,
        { settings: [...settings, elsewhere], mqtt },
      );
      assert.equal(store.current.hashed_password, "hash");
    } finally {
      await Deno.remove(elsewhere);
    }
  }));

Deno.test("a broken legacy file locks the door, with the same way out", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/kvm_config.json`, JSON_TEXT.slice(0, 40));
    for (let boot = 0; boot < 2; boot++) {
      const store = await open(folder);
      assert.match(store.locked ?? "", /kvm_config\.json.*\.reset-password/);
      await assert.rejects(store.update(() => undefined), { code: "forbidden" });
      await assert.rejects(store.reset(), { code: "forbidden" });
    }
    await Deno.writeTextFile(`${folder}/.reset-password`, "");
    assert.equal((await open(folder)).locked, undefined);
    assert.equal((await open(folder)).locked, undefined);
  }));

Deno.test("a legacy file that is mended opens the door again", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/config.json`, "{");
    assert.notEqual((await open(folder)).locked, undefined);
    await Deno.writeTextFile(`${folder}/config.json`, JSON_TEXT);
    assert.equal((await open(folder)).current.hashed_password, "hash");
  }));

Deno.test("an import that cannot be written counts all the same, and is tried again", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(`${folder}/config.json`, JSON_TEXT);
    await Deno.mkdir(`${folder}/config.toml.tmp`);
    assert.equal((await open(folder)).current.hashed_password, "hash");
    await Deno.remove(`${folder}/config.toml.tmp`);
    await open(folder);
    assert.ok(await Deno.stat(`${folder}/config.toml`));
  }));

Deno.test("mqtt-config.toml is imported once", () =>
  inFolder(async (folder) => {
    const file = `${folder}/mqtt-config.toml`;
    await Deno.writeTextFile(file, 'broker = "ha.local"\npassword = "pw"\n');
    const store = await open(folder);
    assert.equal(store.current.mqtt_config.broker, "ha.local");
    await assert.rejects(Deno.stat(file), Deno.errors.NotFound);
    assert.ok(await Deno.stat(`${file}.imported`));
    await store.update((draft) => {
      draft.mqtt_config.broker = "other";
    });
    assert.equal((await open(folder)).current.mqtt_config.broker, "other");
  }));

Deno.test("a broken mqtt-config.toml is left alone and costs nothing but itself", () =>
  inFolder(async (folder) => {
    await (await open(folder)).update((draft) => {
      draft.mqtt_config.broker = "mine";
    });
    await Deno.writeTextFile(`${folder}/mqtt-config.toml`, "port = 'many'");
    const store = await open(folder);
    assert.deepEqual([store.locked, store.current.mqtt_config.broker], [undefined, "mine"]);
    assert.ok(await Deno.stat(`${folder}/mqtt-config.toml`));
  }));
