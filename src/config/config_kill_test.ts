import { strict as assert } from "node:assert";
import { LAYOUTS, originsOf } from "../../tests/fakes/endless_saver.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { ConfigStore } from "./config_store.ts";

const SAVER = new URL("../../tests/fakes/endless_saver.ts", import.meta.url).pathname;
const LANES = 5;
const KILLS_PER_LANE = 5;

/** A save takes some milliseconds; the moments of the kills spread over more than one. */
const SPREAD_MS = 12;

Deno.test("killed at any moment of a save, the next start has the old settings or the new", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await Promise.all(Array.from({ length: LANES }, async (_, lane) => {
      const path = `${folder}/${lane}/config.toml`;
      await Deno.mkdir(`${folder}/${lane}`);
      await open(path, (store) =>
        store.update((draft) => {
          draft.local_auth_mode = "password";
        }));
      for (let kill = 0; kill < KILLS_PER_LANE; kill++) {
        await saveUntilKilled(path, Math.random() * SPREAD_MS);
        await open(path, expectOneState);
      }
    }));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

async function open(
  path: string,
  use: (store: ConfigStore) => Promise<void> | void,
): Promise<void> {
  await use(await ConfigStore.open(path, `${path}.marker`, silentLogger));
}

function expectOneState({ current, locked }: ConfigStore): void {
  assert.equal(locked, undefined);
  assert.equal(current.local_auth_mode, "password");
  assert.match(current.hashed_password ?? "", /^hash-[01]$/);
  assert.ok(LAYOUTS.some((layout) => layout === current.keyboard_layout));
  assert.deepEqual(current.allowed_origins, originsOf(current.keyboard_layout));
}

/** @param afterMs From the second save on; spun away, because a timer would only fire on a tick. */
async function saveUntilKilled(path: string, afterMs: number): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", SAVER, path],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let saves = 0;
  for await (const chunk of child.stdout) {
    saves += chunk.length / "saved\n".length;
    if (saves < 2) continue;
    const end = performance.now() + afterMs;
    while (performance.now() < end);
    child.kill("SIGKILL");
    break;
  }
  await child.stdout.cancel().catch(() => undefined);
  const { signal } = await child.status;
  assert.equal(signal, "SIGKILL");
}
