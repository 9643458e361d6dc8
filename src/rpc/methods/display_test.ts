import { strict as assert } from "node:assert";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { displayMethods } from "../../protocol/rpc/display.ts";
import type { UsbState } from "../../protocol/states.ts";
import { displayHandlers } from "./display.ts";

function setUp(stored: ConstructorParameters<typeof MemorySettings>[0] = {}) {
  const caller = new FakeCaller();
  const settings = new MemorySettings(stored);
  const machine: { usb: UsbState } = { usb: "configured" };
  const handlers = displayHandlers(settings, {
    ip: () => "192.0.2.7",
    usb: () => machine.usb,
    leds: () => caller.hid.leds,
  });
  return { caller, settings, machine, handlers };
}

Deno.test("the rotation is kept, and the same one again is not written", async () => {
  const { caller, settings, handlers } = setUp();
  assert.deepEqual(await handlers.getDisplayRotation({}, caller), { rotation: "270" });
  await handlers.setDisplayRotation({ rotation: "90" }, caller);
  await handlers.setDisplayRotation({ rotation: "90" }, caller);
  assert.deepEqual(await handlers.getDisplayRotation({}, caller), { rotation: "90" });
  assert.equal(settings.writes, 1);
});

Deno.test("a stored rotation that is none counts as the built-in one", async () => {
  const { caller, handlers } = setUp({ display_rotation: "45" });
  assert.deepEqual(await handlers.getDisplayRotation({}, caller), { rotation: "270" });
});

Deno.test("the backlight is kept, and refused in the words that a page shows", async () => {
  const { caller, handlers } = setUp();
  const { params } = displayMethods.setBacklightSettings;
  const good = { max_brightness: 255, dim_after: 0, off_after: 60 };
  await handlers.setBacklightSettings(params.parse(good), caller);
  assert.deepEqual(await handlers.getBacklightSettings({}, caller), good);
  for (
    const [bad, text] of [
      [{ max_brightness: 256 }, "maxBrightness must be between 0 and 255"],
      [{ dim_after: -1 }, "dimAfter must be a positive integer"],
      [{ off_after: 1.5 }, "offAfter must be a positive integer"],
    ] as const
  ) {
    assert.equal(params.safeParse({ ...good, ...bad }).error?.issues[0]?.message, text);
  }
});

Deno.test("the display shows address, cable, cloud and lamps", async () => {
  const { caller, machine, handlers } = setUp({ cloud_token: "secret" });
  machine.usb = "suspended";
  assert.deepEqual(await handlers.getDisplayState({}, caller), {
    ip: "192.0.2.7",
    usb_connected: false,
    cloud_state: "disconnected",
    keyboard_led: caller.hid.leds,
  });
});
