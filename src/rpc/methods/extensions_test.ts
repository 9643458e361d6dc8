import { strict as assert } from "node:assert";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { extensionHandlers } from "./extensions.ts";

const caller = new FakeCaller();

Deno.test("the active extension is kept; the same one again is not written; none is none", async () => {
  const settings = new MemorySettings();
  const handlers = extensionHandlers(settings);
  assert.equal(await handlers.getActiveExtension({}, caller), "");
  for (const extensionId of ["atx-power", "atx-power"] as const) {
    await handlers.setActiveExtension({ extensionId }, caller);
  }
  assert.equal(await handlers.getActiveExtension({}, caller), "atx-power");
  assert.equal(settings.writes, 1);
  await handlers.setActiveExtension({ extensionId: "" }, caller);
  assert.ok(!("active_extension" in settings.current));
});

Deno.test("a stored extension that we do not know counts as none", async () => {
  const handlers = extensionHandlers(new MemorySettings({ active_extension: "toaster" }));
  assert.equal(await handlers.getActiveExtension({}, caller), "");
});
