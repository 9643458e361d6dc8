import { strict as assert } from "node:assert";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { ConfigStore } from "./config_store.ts";
import { Config } from "./schema.ts";

async function inFolder(test: (path: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await test(`${folder}/config.toml`);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const markerOf = (path: string) => path.replace("config.toml", ".reset-password");
const open = (path: string) => ConfigStore.open(path, markerOf(path), silentLogger);

const setPassword = (store: ConfigStore, password: string) =>
  store.update((draft) => {
    draft.local_auth_mode = "password";
    draft.hashed_password = password;
  });

Deno.test("a missing file means defaults and an open door", () =>
  inFolder(async (path) => {
    const store = await open(path);
    assert.equal(store.current.local_auth_mode, "");
    assert.equal(store.current.usb_devices.keyboard, true);
    assert.equal(store.locked, undefined);
  }));

Deno.test("what is set is there after a restart, with keys that we do not know", () =>
  inFolder(async (path) => {
    await Deno.writeTextFile(path, 'future = 3\n[usb_config]\nvendor_id = "0x1234"\nspeed = 2\n');
    const store = await open(path);
    await store.update((draft) => {
      draft.keyboard_layout = "de-DE";
    });
    const again = await open(path);
    assert.equal(again.current.keyboard_layout, "de-DE");
    assert.equal(again.current["future"], 3);
    assert.equal(again.current.usb_config.vendor_id, "0x1234");
    assert.equal(again.current.usb_config["speed"], 2);
    assert.equal(again.current.usb_config.product_id, "0x0104");
    assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  }));

Deno.test("an invalid change is refused as a whole and names its setting", () =>
  inFolder(async (path) => {
    const store = await open(path);
    await assert.rejects(
      store.update((draft) => {
        draft.keyboard_layout = "fr-FR";
        draft.video_quality_factor = 7;
      }),
      { code: "invalid_params", field: "video_quality_factor" },
    );
    assert.equal(store.current.keyboard_layout, "en-US");
    await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
  }));

Deno.test("a change that cannot be written does not count", () =>
  inFolder(async (path) => {
    const store = await open(path);
    await Deno.mkdir(`${path}.tmp`);
    await assert.rejects(
      store.update((draft) => {
        draft.keyboard_layout = "fr-FR";
      }),
      { code: "internal", message: "Failed to save configuration" },
    );
    assert.equal(store.current.keyboard_layout, "en-US");
    await Deno.remove(`${path}.tmp`);
    await store.update((draft) => {
      draft.keyboard_layout = "it-IT";
    });
    assert.equal((await open(path)).current.keyboard_layout, "it-IT");
  }));

Deno.test("changes made at once are all kept", () =>
  inFolder(async (path) => {
    const store = await open(path);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        store.update((draft) => {
          draft.allowed_origins.push(`https://host-${n}`);
        })),
    );
    assert.equal((await open(path)).current.allowed_origins.length, 20);
  }));

Deno.test("a broken file is set aside and the previous settings are used", () =>
  inFolder(async (path) => {
    const store = await open(path);
    for (const layout of ["de-DE", "fr-FR"]) {
      await store.update((draft) => {
        draft.keyboard_layout = layout;
      });
    }
    await Deno.writeTextFile(path, 'keyboard_layout = "fr-');
    const again = await open(path);
    assert.equal(again.current.keyboard_layout, "de-DE");
    assert.equal(again.locked, undefined);
    const names = [...Deno.readDirSync(path.replace("/config.toml", ""))].map((e) => e.name);
    assert.ok(names.some((name) => name.startsWith("config.toml.broken-")), String(names));
  }));

Deno.test("the previous settings never let in whom the broken ones kept out", () =>
  inFolder(async (path) => {
    const store = await open(path);
    for (const mode of ["noPassword", "password"] as const) {
      await store.update((draft) => {
        draft.local_auth_mode = mode;
      });
    }
    await Deno.writeTextFile(path, "?");
    assert.equal((await open(path)).current.local_auth_mode, "password");
  }));

Deno.test("without a usable previous file the door stays locked at every boot", () =>
  inFolder(async (path) => {
    await Deno.writeTextFile(path, "local_auth_mode = 5");
    await Deno.writeTextFile(`${path}.bak`, "\u0000");
    for (let boot = 0; boot < 2; boot++) {
      const store = await open(path);
      assert.match(store.locked ?? "", /\.reset-password/);
      await assert.rejects(store.update(() => undefined), { code: "forbidden" });
    }
  }));

Deno.test("the reset marker brings the wizard back once and keeps everything else", () =>
  inFolder(async (path) => {
    const store = await open(path);
    await store.update((draft) => {
      draft.local_auth_mode = "password";
      draft.hashed_password = "secret";
      draft.keyboard_layout = "de-DE";
    });
    await Deno.writeTextFile(markerOf(path), "");
    const reset = await open(path);
    assert.equal(reset.current.local_auth_mode, "");
    assert.equal(reset.current.hashed_password, undefined);
    assert.equal(reset.current.keyboard_layout, "de-DE");
    await assert.rejects(Deno.stat(markerOf(path)), Deno.errors.NotFound);
  }));

Deno.test("the reset marker opens a door that broken settings locked", () =>
  inFolder(async (path) => {
    await Deno.writeTextFile(path, "local_auth_mode = 5");
    await Deno.writeTextFile(markerOf(path), "");
    const store = await open(path);
    assert.equal(store.locked, undefined);
    assert.equal(store.current.local_auth_mode, "");
  }));

Deno.test("a reset forgets everything, in the previous file as well, in its turn", () =>
  inFolder(async (path) => {
    const store = await open(path);
    const learn = (key: string) =>
      store.update((draft) => {
        draft[key] = "secret";
      });
    await learn("first");
    await Promise.all([learn("second"), store.reset()]);
    assert.deepEqual(store.current, Config.parse({}));
    assert.doesNotMatch(await Deno.readTextFile(`${path}.bak`), /secret/);
    await Promise.all([store.reset(), learn("third")]);
    assert.deepEqual((await open(path)).current, Config.parse({ third: "secret" }));
  }));

Deno.test("a file of another program is kept once, as it was, before the first save", () =>
  inFolder(async (path) => {
    const kept = `${path}.rustkvm`;
    const theirs = '# mine\nlocal_auth_mode = "password" # keep\nhdmi_edid_string = "00"\n';
    await Deno.writeTextFile(path, theirs);
    const store = await open(path);
    assert.equal(store.current.edid_string, "00");
    assert.equal(await Deno.readTextFile(path), theirs);
    await assert.rejects(Deno.stat(kept), Deno.errors.NotFound);
    await store.update(() => undefined);
    assert.equal(await Deno.readTextFile(kept), theirs);
    assert.equal((await Deno.stat(kept)).mode! & 0o777, 0o600);

    await Deno.writeTextFile(path, 'local_auth_mode = "noPassword"');
    await (await open(path)).update(() => undefined);
    assert.equal(await Deno.readTextFile(kept), theirs);
  }));

Deno.test("a file of ours is kept under no other name", () =>
  inFolder(async (path) => {
    await (await open(path)).update(() => undefined);
    await (await open(path)).update(() => undefined);
    await assert.rejects(Deno.stat(`${path}.rustkvm`), Deno.errors.NotFound);
  }));

Deno.test("settings that cannot even be opened lock the door and stop no boot", () =>
  inFolder(async (path) => {
    await Deno.mkdir(path);
    assert.match((await open(path)).locked ?? "", /config\.toml/);
    await Deno.writeTextFile(markerOf(path), "");
    assert.match((await open(path)).locked ?? "", /config\.toml/);
    assert.ok(await Deno.stat(markerOf(path)));
  }));

Deno.test("a password that cannot be reset stays, and so does the marker", () =>
  inFolder(async (path) => {
    await setPassword(await open(path), "hash");
    await Deno.writeTextFile(markerOf(path), "");
    await Deno.mkdir(`${path}.tmp`);
    const store = await open(path);
    assert.equal(store.current.hashed_password, "hash");
    await Deno.remove(`${path}.tmp`);
    assert.equal((await open(path)).current.hashed_password, undefined);
  }));

Deno.test("a previous file is there after a change of the password, and has the new one", () =>
  inFolder(async (path) => {
    const store = await open(path);
    for (const password of ["first", "second"]) await setPassword(store, password);
    await Deno.remove(path);
    await Deno.writeTextFile(path, "?");
    assert.equal((await open(path)).current.hashed_password, "second");
  }));

Deno.test("the broken settings are kept when the marker opens the door", () =>
  inFolder(async (path) => {
    await Deno.writeTextFile(path, "local_auth_mode = 5");
    await Deno.writeTextFile(markerOf(path), "");
    await open(path);
    const folder = path.replace("/config.toml", "");
    const aside = [...Deno.readDirSync(folder)].map(({ name }) => name)
      .find((name) => /^config\.toml\.broken-[^.]+\.\d+Z$/.test(name));
    assert.equal(await Deno.readTextFile(`${folder}/${aside}`), "local_auth_mode = 5");
    assert.match(await Deno.readTextFile(`${folder}/${aside}.reason`), /local_auth_mode/);
  }));

Deno.test("a bad setting costs no other, and its file is kept before the first save", () =>
  inFolder(async (path) => {
    const text = 'local_auth_mode = "password"\nsession_policy = "democracy"\n';
    await Deno.writeTextFile(path, text);
    const store = await open(path);
    assert.deepEqual([store.locked, store.current.local_auth_mode], [undefined, "password"]);
    assert.equal(store.current.session_policy, "takeover");
    await store.update(() => undefined);
    await store.update(() => undefined);
    const folder = path.replace("/config.toml", "");
    const reasons = [...Deno.readDirSync(folder)].map(({ name }) => name)
      .filter((name) => name.endsWith(".reason"));
    assert.equal(reasons.length, 1);
    assert.match(await Deno.readTextFile(`${folder}/${reasons[0]}`), /session_policy/);
  }));

Deno.test("a previous file that cannot have the new password is none", () =>
  inFolder(async (path) => {
    const store = await open(path);
    for (const password of ["first", "first"]) await setPassword(store, password);
    await Deno.mkdir(`${path}.bak.tmp`);
    await setPassword(store, "second");
    assert.equal(store.current.hashed_password, "second");
    await assert.rejects(Deno.stat(`${path}.bak`), Deno.errors.NotFound);
  }));

Deno.test("a file of another program that is gone by the first save is in nobody's way", () =>
  inFolder(async (path) => {
    await Deno.writeTextFile(path, "session_policy = 5");
    const store = await open(path);
    await Deno.remove(path);
    await store.update(() => undefined);
    assert.ok(await Deno.stat(path));
  }));
