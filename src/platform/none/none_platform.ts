import type { FrameSource } from "../../media/port.ts";
import { cvtTiming } from "../../protocol/edid/cvt_timing.ts";
import { buildEdid } from "../../protocol/edid/edid.ts";
import { missingGStreamer } from "../gstreamer/missing_libraries.ts";
import type { Platform, Port } from "../port.ts";
import { UsbFunctions } from "../usb_functions.ts";
import { HidRecord } from "./hid_record.ts";
import { MemoryEdid } from "./memory_edid.ts";
import { TestCard } from "./test_card.ts";

const FPS = 30;

/** Options of a {@linkcode NonePlatform}. */
export interface NonePlatformOptions {
  /** Pixels. @default 1280 */
  readonly width?: number;
  /** Pixels. @default 720 */
  readonly height?: number;
  /** Three letters A-Z for the EDID. */
  readonly manufacturer: string;
  /** Name of the monitor in the EDID, up to 13 ASCII characters. */
  readonly monitorName: string;
}

/** No computer at all: a test card to look at, and a record of what was typed. */
export class NonePlatform implements Platform {
  readonly name = "none";
  readonly video: Port<FrameSource>;
  readonly hid: { readonly port: HidRecord } = { port: new HidRecord() };
  readonly usb = { port: new UsbFunctions(true) };
  readonly edid: { readonly port: MemoryEdid };
  readonly atx = { unavailable: "No computer is connected whose buttons could be pressed" };

  constructor(options: NonePlatformOptions) {
    const { width = 1280, height = 720, manufacturer, monitorName } = options;
    const missing = missingGStreamer();
    this.video = missing === undefined
      ? { port: new TestCard(width, height, FPS) }
      : { unavailable: missing };
    const preferred = cvtTiming(width, height, 60);
    const edid = buildEdid({ manufacturer, productName: monitorName, preferred });
    this.edid = { port: new MemoryEdid(edid) };
  }

  start(): void {}

  stop(): void {}
}
