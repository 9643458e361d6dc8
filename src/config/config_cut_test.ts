import { strict as assert } from "node:assert";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { ConfigStore } from "./config_store.ts";
import { readConfigText } from "./config_text.ts";

/** Two settings files as two saves left them, and a folder to cut them in. */
class Bench implements AsyncDisposable {
  private constructor(readonly path: string, readonly old: string, readonly fresh: string) {}

  static async open(): Promise<Bench> {
    const path = `${await Deno.makeTempDir()}/config.toml`;
    const store = await ConfigStore.open(path, `${path}.marker`, silentLogger);
    await store.update((draft) => {
      draft.local_auth_mode = "password";
      draft.hashed_password = "hash";
    });
    const old = await Deno.readTextFile(path);
    await store.update((draft) => {
      draft.keyboard_layout = "de-DE";
    });
    return new Bench(path, old, await Deno.readTextFile(path));
  }

  /** The keyboard layout after a restart, with the door as it was. */
  async restarted(): Promise<string> {
    const { current, locked } = await ConfigStore.open(
      this.path,
      `${this.path}.marker`,
      silentLogger,
    );
    assert.deepEqual(
      [locked, current.local_auth_mode, current.hashed_password],
      [undefined, "password", "hash"],
    );
    return current.keyboard_layout;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Deno.remove(this.path.replace("/config.toml", ""), { recursive: true });
  }
}

/** Within the first lines, at each line's end and just before it. */
function* cuts(text: string): Generator<number> {
  for (let size = 0; size < 40; size++) yield size;
  for (const { index } of text.matchAll(/\n/g)) yield* [index - 1, index, index + 1];
}

Deno.test("of all first parts of a file, only the whole counts as settings", async () => {
  await using bench = await Bench.open();
  const last = bench.fresh.trimEnd().length;
  assert.equal(readConfigText(""), undefined);
  for (let size = 1; size < last; size++) {
    assert.throws(() => readConfigText(bench.fresh.slice(0, size)), `cut at ${size}`);
  }
  assert.equal(readConfigText(bench.fresh.slice(0, last))?.config.keyboard_layout, "de-DE");
});

Deno.test("a new file that was cut off before it took its place counts for nothing", async () => {
  await using bench = await Bench.open();
  await Deno.writeTextFile(bench.path, bench.old);
  for (const size of cuts(bench.fresh)) {
    await Deno.writeTextFile(`${bench.path}.tmp`, bench.fresh.slice(0, size));
    assert.equal(await bench.restarted(), "en-US", `cut at ${size}`);
  }
});

Deno.test("a file that was cut off gives the old settings or the new ones", async () => {
  await using bench = await Bench.open();
  const last = bench.fresh.trimEnd().length;
  for (const size of cuts(bench.fresh)) {
    await Deno.writeTextFile(bench.path, bench.fresh.slice(0, size));
    await Deno.writeTextFile(`${bench.path}.bak`, bench.old);
    assert.equal(await bench.restarted(), size < last ? "en-US" : "de-DE", `cut at ${size}`);
  }
});

Deno.test("a previous file that was cut off is no harm", async () => {
  await using bench = await Bench.open();
  for (const size of [0, 1, 100, bench.old.length - 2]) {
    await Deno.writeTextFile(`${bench.path}.bak`, bench.old.slice(0, size));
    assert.equal(await bench.restarted(), "de-DE");
  }
});

Deno.test("cut off, and without a previous file, it locks the door", async () => {
  await using bench = await Bench.open();
  await Deno.remove(`${bench.path}.bak`);
  for (const line of bench.fresh.matchAll(/\n/g)) {
    if (line.index >= bench.fresh.trimEnd().length) continue;
    await Deno.writeTextFile(bench.path, bench.fresh.slice(0, line.index));
    const store = await ConfigStore.open(bench.path, `${bench.path}.marker`, silentLogger);
    assert.match(store.locked ?? "", /config\.toml/, `cut at ${line.index}`);
  }
});
