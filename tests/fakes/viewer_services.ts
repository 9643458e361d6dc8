import { EventBus } from "../../src/base/event_bus.ts";
import { SampleWindow } from "../../src/base/sample_window.ts";
import { HidService } from "../../src/hid/hid_service.ts";
import type { KvmEvents } from "../../src/protocol/events.ts";
import type { ViewerServices } from "../../src/session/services.ts";
import { FakeHidSink } from "./hid_sink.ts";
import { silentLogger } from "./logger.ts";

/** An appliance as its viewers see it, without a picture. */
export function fakeViewerServices(): ViewerServices & { readonly sink: FakeHidSink } {
  const bus = new EventBus<KvmEvents>((event, error) => {
    throw new Error(`a listener of ${event} failed`, { cause: error });
  });
  const sink = new FakeHidSink();
  return {
    sink,
    bus,
    hid: new HidService(sink, "", bus),
    video: { subscribe: () => () => undefined, requestKeyUnit: () => undefined },
    sendTimes: new SampleWindow(),
    rpc: { message: () => Promise.resolve(undefined) },
    greeting: () => [["usbState", "configured"]],
    log: silentLogger,
  };
}
