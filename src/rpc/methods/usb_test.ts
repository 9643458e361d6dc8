import { strict as assert } from "node:assert";
import { silentLogger } from "../../../tests/fakes/logger.ts";
import { FakeCaller } from "../../../tests/fakes/rpc_caller.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { FakeUsbGadget } from "../../../tests/fakes/usb_gadget.ts";
import { EventBus } from "../../base/event_bus.ts";
import type { KvmEvents } from "../../protocol/events.ts";
import { usbMethods } from "../../protocol/rpc/usb.ts";
import { UsbService } from "../../usb/usb_service.ts";
import { usbHandlers } from "./usb.ts";

const caller = new FakeCaller();

function setUp() {
  const gadget = new FakeUsbGadget();
  const settings = new MemorySettings();
  const bus = new EventBus<KvmEvents>(() => undefined);
  const usb = new UsbService(gadget, "There is no USB port", settings, bus, silentLogger);
  return { settings, gadget, handlers: usbHandlers(usb) };
}

Deno.test("one function is switched, and the answer has exactly the four that a page counts", async () => {
  const { handlers, gadget } = setUp();
  await handlers.setUsbDeviceState({ device: "absoluteMouse", enabled: false }, caller);
  const devices = await handlers.getUsbDevices({}, caller);
  assert.deepEqual(devices, {
    absolute_mouse: false,
    relative_mouse: true,
    keyboard: true,
    mass_storage: true,
  });
  assert.deepEqual(gadget.devices, devices);
});

Deno.test("functions that we do not have can be off, and not on", async () => {
  const { handlers } = setUp();
  for (const device of ["serialConsole", "audio"] as const) {
    await handlers.setUsbDeviceState({ device, enabled: false }, caller);
    await assert.rejects(
      async () => await handlers.setUsbDeviceState({ device, enabled: true }, caller),
      {
        code: "unavailable",
      },
    );
  }
});

Deno.test("the identity is kept, and an id must be one", async () => {
  const { handlers, settings } = setUp();
  const { params } = usbMethods.setUsbConfig;
  const identity = {
    vendor_id: "046d",
    product_id: "0xC52B",
    serial_number: "",
    manufacturer: "Example",
    product: "Keyboard",
  };
  await handlers.setUsbConfig(params.parse(identity), caller);
  assert.deepEqual(await handlers.getUsbConfig({}, caller), identity);
  assert.equal(settings.current.usb_config.vendor_id, "046d");
  for (const vendor_id of ["", "0x", "12345", "xyz"]) {
    assert.ok(!params.safeParse({ ...identity, vendor_id }).success, vendor_id);
  }
  assert.ok(!params.safeParse({ ...identity, product: "x".repeat(127) }).success);
});

Deno.test("the device is plugged in and stays so, which is said truthfully", async () => {
  const { handlers } = setUp();
  assert.equal(await handlers.getUsbEmulationState({}, caller), true);
  await handlers.setUsbEmulationState({ enabled: true }, caller);
  assert.throws(() => handlers.setUsbEmulationState({ enabled: false }, caller), {
    code: "unavailable",
  });
});

Deno.test("a machine without USB says why", async () => {
  const usb = new UsbService(
    undefined,
    "There is no USB port",
    new MemorySettings(),
    new EventBus<KvmEvents>(() => undefined),
    silentLogger,
  );
  const handlers = usbHandlers(usb);
  assert.equal(await handlers.getUsbEmulationState({}, caller), false);
  assert.throws(() => handlers.setUsbEmulationState({ enabled: true }, caller), {
    message: "There is no USB port",
  });
});
