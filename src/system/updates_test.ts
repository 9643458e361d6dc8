import { strict as assert } from "node:assert";
import { MemorySettings } from "../../tests/fakes/settings_store.ts";
import { type OtaState, Updates } from "./updates.ts";

function setUp() {
  const config = new MemorySettings();
  const told: OtaState[] = [];
  const version = { appVersion: "0.6.0", systemVersion: "1.2.3" };
  const updates = new Updates({ version, config, announce: (state) => void told.push(state) });
  return { updates, config, told, version };
}

Deno.test("the installed versions are known although no other can be", () => {
  const { updates, version } = setUp();
  assert.deepEqual(updates.status.local, version);
  assert.equal(updates.status.remote, null);
  assert.match(updates.status.error, /cannot look for updates/);
  assert.throws(() => updates.check(), { code: "unavailable", message: /^failed to check update/ });
});

Deno.test("an update that cannot begin never looks like one that ended", () => {
  const { updates, told } = setUp();
  assert.throws(() => updates.begin(), { code: "unavailable" });
  assert.equal(told.length, 1);
  assert.equal(told[0]?.updating, false);
  assert.match(told[0]?.error ?? "", /^Error checking for updates: /);
  assert.equal(updates.state.error, undefined);
});

Deno.test("which updates are wanted is a setting", async () => {
  const { updates, config } = setUp();
  assert.deepEqual([updates.automatic, updates.preReleases], [true, false]);
  await updates.setAutomatic(false);
  await updates.setPreReleases(true);
  assert.deepEqual([updates.automatic, updates.preReleases], [false, true]);
  assert.equal(config.current.auto_update_enabled, false);
  assert.equal(config.current.include_pre_release, true);
});
