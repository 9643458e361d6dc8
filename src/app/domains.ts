import type { CapabilityRegistry } from "../base/capabilities.ts";
import type { EventBus } from "../base/event_bus.ts";
import type { RootLogger } from "../base/logger.ts";
import type { ConfigStore } from "../config/config_store.ts";
import { EdidService } from "../display/edid_service.ts";
import { HidService } from "../hid/hid_service.ts";
import { VideoService } from "../media/video_service.ts";
import type { Platform, Port } from "../platform/port.ts";
import { AtxService } from "../power/atx_service.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { UsbService } from "../usb/usb_service.ts";
import type { Cli } from "./cli.ts";

/** Everything that touches the controlled computer. */
export interface Domains {
  readonly usb: UsbService;
  readonly hid: HidService;
  readonly edid: EdidService;
  readonly atx: AtxService;
  readonly video: VideoService;
}

/** What the domains are made of. */
export interface DomainParts {
  readonly cli: Cli;
  readonly config: ConfigStore;
  readonly bus: EventBus<KvmEvents>;
  readonly capabilities: CapabilityRegistry;
  readonly logs: RootLogger;
}

/** Gives each domain its port of the machine. */
export function createDomains(platform: Platform, parts: DomainParts): Domains {
  const { cli, config, bus, capabilities, logs } = parts;
  return {
    usb: new UsbService(
      portOf(platform.usb),
      reasonOf(platform.usb),
      config,
      bus,
      logs.for("usb"),
    ),
    hid: new HidService(portOf(platform.hid), reasonOf(platform.hid), bus),
    edid: new EdidService(
      portOf(platform.edid),
      reasonOf(platform.edid),
      config,
      logs.for("edid"),
    ),
    atx: new AtxService(portOf(platform.atx), reasonOf(platform.atx), bus),
    video: new VideoService({
      video: platform.video,
      encoder: {
        codec: "h264",
        bitrateBps: cli.video.bitrateBps,
        maxBitrateBps: cli.video.maxBitrateBps,
        fps: cli.video.fps,
        ...(cli.video.gop === undefined ? {} : { gop: cli.video.gop }),
      },
      log: logs.for("media"),
      bus,
      capabilities,
      sleepAfterSec: config.current.video_sleep_after_sec,
      qualityFactor: config.current.video_quality_factor,
    }),
  };
}

function portOf<T>(port: Port<T>): T | undefined {
  return "port" in port ? port.port : undefined;
}

/** Why the machine lacks it; empty text when it does not. */
function reasonOf<T>(port: Port<T>): string {
  return "unavailable" in port ? port.unavailable : "";
}
