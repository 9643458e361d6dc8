import { AuthService } from "../../src/auth/auth_service.ts";
import { RateLimiter } from "../../src/auth/rate_limiter.ts";
import { SessionStore } from "../../src/auth/session_store.ts";
import { CapabilityRegistry } from "../../src/base/capabilities.ts";
import { EventBus } from "../../src/base/event_bus.ts";
import { EdidService } from "../../src/display/edid_service.ts";
import { VideoService } from "../../src/media/video_service.ts";
import { AtxService } from "../../src/power/atx_service.ts";
import type { KvmEvents } from "../../src/protocol/events.ts";
import { audioHandlers } from "../../src/rpc/methods/audio.ts";
import { cloudHandlers } from "../../src/rpc/methods/cloud.ts";
import { displayHandlers } from "../../src/rpc/methods/display.ts";
import { extensionHandlers } from "../../src/rpc/methods/extensions.ts";
import { hidHandlers } from "../../src/rpc/methods/hid.ts";
import { loginHandlers } from "../../src/rpc/methods/logins.ts";
import { macroHandlers } from "../../src/rpc/methods/macros.ts";
import { mediaHandlers } from "../../src/rpc/methods/media.ts";
import { mqttHandlers } from "../../src/rpc/methods/mqtt.ts";
import { powerHandlers } from "../../src/rpc/methods/power.ts";
import { serialHandlers } from "../../src/rpc/methods/serial.ts";
import { sessionHandlers } from "../../src/rpc/methods/sessions.ts";
import { tokenHandlers } from "../../src/rpc/methods/tokens.ts";
import { usbHandlers } from "../../src/rpc/methods/usb.ts";
import { videoHandlers } from "../../src/rpc/methods/video.ts";
import { ViewerRegistry } from "../../src/session/viewer_registry.ts";
import { UsbService } from "../../src/usb/usb_service.ts";
import { FakeAtxPanel } from "./atx_panel.ts";
import { MemoryEdidPort } from "./edid_port.ts";
import { FakeFrameSource } from "./frame_source.ts";
import { instantClock } from "./instant_clock.ts";
import { silentLogger } from "./logger.ts";
import { FakePasswordHasher } from "./password_hasher.ts";
import { fakeApplianceHandlers } from "./rpc_appliance_handlers.ts";
import { FakeCaller } from "./rpc_caller.ts";
import { fakeNetworkHandlers } from "./rpc_network_handlers.ts";
import { MemorySettings } from "./settings_store.ts";
import { FakeUsbGadget } from "./usb_gadget.ts";
import { fakeViewerServices } from "./viewer_services.ts";

/** All real methods, on services that stand on fakes. @param folder Holds what they write. */
export function fakeRpcHandlers(folder: string) {
  const settings = new MemorySettings();
  const bus = new EventBus<KvmEvents>((event, error) => {
    throw new Error(`a listener of ${event} failed`, { cause: error });
  });
  const caller = new FakeCaller();
  const panel = new FakeAtxPanel();
  const frames = new FakeFrameSource();
  const video = new VideoService({
    video: { port: frames },
    encoder: { codec: "h264", bitrateBps: 8e6, maxBitrateBps: 12e6, fps: 30 },
    log: silentLogger,
    bus,
    capabilities: new CapabilityRegistry(),
    clock: instantClock,
    sleepAfterSec: 0,
    qualityFactor: 1,
  });
  const edid = new EdidService(new MemoryEdidPort(), "", settings, silentLogger);
  const usb = new UsbService(new FakeUsbGadget(), "", settings, bus, silentLogger);
  const auth = new AuthService({
    settings,
    sessions: new SessionStore({ file: `${folder}/sessions.json`, log: silentLogger }),
    hasher: new FakePasswordHasher(),
    limiter: new RateLimiter(),
  });
  const handlers = {
    ...fakeApplianceHandlers(folder, settings),
    ...fakeNetworkHandlers(folder, settings),
    ...videoHandlers(video, edid, settings),
    ...audioHandlers(settings),
    ...hidHandlers(caller.hid, settings, () => video.state, instantClock),
    ...macroHandlers(settings),
    ...usbHandlers(usb),
    ...mediaHandlers(),
    ...powerHandlers(new AtxService(panel, "", bus)),
    ...extensionHandlers(settings),
    ...serialHandlers({
      settingsFile: `${folder}/serialSettings.json`,
      historyFile: `${folder}/serialCommandHistory.json`,
      log: silentLogger,
    }),
    ...displayHandlers(settings, {
      ip: () => "192.0.2.7",
      usb: () => usb.state,
      leds: () => caller.hid.leds,
    }),
    ...cloudHandlers({
      settings,
      deviceId: "7",
      fetch: () => Promise.reject(new Error("offline")),
    }),
    ...mqttHandlers(settings),
    ...tokenHandlers(auth.tokens),
    ...loginHandlers(auth, () => undefined),
    ...sessionHandlers(new ViewerRegistry(fakeViewerServices(), () => "takeover"), settings),
  };
  return { handlers, caller, settings, panel, frames };
}
