import { strict as assert } from "node:assert";
import { instantClock } from "../../../tests/fakes/instant_clock.ts";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { KvmError } from "../../base/errors.ts";
import { hidMethods } from "../../protocol/rpc/hid.ts";
import { hidHandlers } from "./hid.ts";

function setUp(stored: ConstructorParameters<typeof MemorySettings>[0] = {}) {
  const caller = new FakeCaller();
  const settings = new MemorySettings(stored);
  const screen = { ready: true, width: 1280, height: 720 };
  const handlers = hidHandlers(caller.hid, settings, () => screen, instantClock);
  return { caller, settings, screen, handlers };
}

Deno.test("waking nudges the mouse and leaves it where it was", async () => {
  const { caller, handlers } = setUp();
  await handlers.wakeHost({}, caller);
  assert.deepEqual(caller.sink.take(), [
    "relative 1 0 0",
    "relative -1 0 0",
    "relative 1 0 0",
    "relative -1 0 0",
    "relative 1 0 0",
    "relative -1 0 0",
  ]);
});

Deno.test("the pointer goes to a pixel, a click presses and lets go there", async () => {
  const { caller, handlers } = setUp();
  await handlers.mouseMove({ x: 1279, y: 0 }, caller);
  await handlers.mouseClick({ x: 0, y: 719, button: "right" }, caller);
  await handlers.mouseClick({ x: 1, y: 1, normalized: true, double: true }, caller);
  assert.deepEqual(caller.sink.take(), [
    "absolute 32767 0 0",
    "absolute 0 32767 2",
    "absolute 0 32767 0",
    "absolute 32767 32767 1",
    "absolute 32767 32767 0",
    "absolute 32767 32767 1",
    "absolute 32767 32767 0",
  ]);
});

Deno.test("who loses control between two clicks does not press again", async () => {
  const { caller, handlers } = setUp();
  const clicking = handlers.mouseClick({ x: 0, y: 0, double: true }, caller);
  caller.refused = new KvmError("conflict", "another session took over");
  await assert.rejects(Promise.resolve(clicking), { code: "conflict" });
  assert.deepEqual(caller.sink.take(), ["absolute 0 0 1"]);
});

Deno.test("a layout is written with a hyphen, however it came", async () => {
  const { caller, settings, handlers } = setUp({ keyboard_layout: "en_US" });
  assert.equal(await handlers.getKeyboardLayout({}, caller), "en-US");
  const { params } = hidMethods.setKeyboardLayout;
  await handlers.setKeyboardLayout(params.parse({ layout: "de_CH" }), caller);
  assert.equal(settings.current.keyboard_layout, "de-CH");
  for (const layout of ["", "../etc", "-", "a b"]) assert.ok(!params.safeParse({ layout }).success);
});

Deno.test("a mouse mapping must fit the desktop once it is switched on", async () => {
  const { caller, handlers } = setUp();
  const { params } = hidMethods.setAbsMouseMapping;
  const off = await handlers.getAbsMouseMapping({}, caller);
  assert.equal(off.enabled, false);
  assert.ok(params.safeParse(off).success);
  assert.ok(!params.safeParse({ ...off, enabled: true }).success);
  const mapping = {
    enabled: true,
    total_width: 3840,
    total_height: 1080,
    screen_x: 1920,
    screen_y: 0,
    screen_width: 1920,
    screen_height: 1080,
  };
  await handlers.setAbsMouseMapping(params.parse(mapping), caller);
  assert.deepEqual(await handlers.getAbsMouseMapping({}, caller), mapping);
  assert.ok(!params.safeParse({ ...mapping, screen_x: 1921 }).success);
});

Deno.test("text that is too long is refused with its length", () => {
  const result = hidMethods.typeText.params.safeParse({ text: "x".repeat(10_001) });
  assert.equal(result.error?.issues[0]?.message, "text too long: 10001 characters (max 10000)");
});
