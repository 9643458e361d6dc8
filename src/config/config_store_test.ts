import { strict as assert } from "node:assert";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { ConfigStore } from "./config_store.ts";

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
