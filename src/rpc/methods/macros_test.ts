import { strict as assert } from "node:assert";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { macroMethods } from "../../protocol/rpc/macros.ts";
import { macroHandlers } from "./macros.ts";

function setUp() {
  const settings = new MemorySettings();
  const handlers = macroHandlers(settings);
  const caller = new FakeCaller();
  return {
    settings,
    get: () => handlers.getKeyboardMacros({}, caller),
    set: async (macros: unknown) =>
      await handlers.setKeyboardMacros(
        macroMethods.setKeyboardMacros.params.parse({ macros }),
        caller,
      ),
  };
}

Deno.test("macros come back with every key that a page sorts and draws by", async () => {
  const { get, set, settings } = setUp();
  await set([
    { id: "a", name: "first", steps: [{ keys: null, modifiers: null, delay: 5 }], sortOrder: 0 },
    { name: "second", steps: [{ keys: ["KeyA"], delay: 99_999 }] },
  ]);
  const [first, second] = await get();
  assert.deepEqual(first, {
    id: "a",
    name: "first",
    steps: [{ keys: [], modifiers: [], delay: 50 }],
    sortOrder: 0,
  });
  assert.match(second?.id ?? "", /^macro-\d{19}$/);
  assert.deepEqual([second?.steps[0]?.delay, second?.sortOrder], [2000, 2]);
  assert.deepEqual(settings.current.keyboard_macros.map((macro) => macro.sort_order), [0, 2]);
});

Deno.test("macros that would not fit one reply are refused, and the old ones stay", async () => {
  const { get, set } = setUp();
  await set([{ id: "a", name: "kept", steps: [{ keys: ["KeyA"] }] }]);
  const steps = [{ keys: Array(10).fill("K".repeat(600)) }];
  const macros = Array.from({ length: 25 }, () => ({ name: "huge", steps }));
  await assert.rejects(set(macros), { code: "too_large", field: "macros" });
  assert.deepEqual((await get()).map(({ name }) => name), ["kept"]);
});
