import { libX11 } from "../../../ffi/x11/libx11.ts";
import { libXrandr } from "../../../ffi/x11/libxrandr.ts";
import { libXtst } from "../../../ffi/x11/libxtst.ts";
import type { Logger } from "../../base/logger.ts";
import type { EdidPort } from "../../display/port.ts";
import type { HidSink } from "../../hid/port.ts";
import type { FrameSource } from "../../media/port.ts";
import type { AtxPort } from "../../power/port.ts";
import { cvtTiming } from "../../protocol/edid/cvt_timing.ts";
import { refreshHz } from "../../protocol/edid/detailed_timing.ts";
import { buildEdid } from "../../protocol/edid/edid.ts";
import type { UsbGadget } from "../../usb/port.ts";
import { missingGStreamer, whyMissing } from "../gstreamer/missing_libraries.ts";
import type { Platform, Port } from "../port.ts";
import { UsbFunctions } from "../usb_functions.ts";
import { AttachedDisplay } from "./attached_display.ts";
import { Desktop, missingProgram } from "./desktop.ts";
import { DesktopAtx } from "./desktop_atx.ts";
import { DesktopEdid } from "./desktop_edid.ts";
import { type Life, SeatKeeper } from "./seat_keeper.ts";
import { X11FrameSource } from "./x11_frame_source.ts";
import { X11HidSink } from "./x11_hid_sink.ts";

const REFRESH_HZ = 60;
const FOREIGN_MODE = "This display belongs to somebody else, who chooses its mode";
const FOREIGN_POWER = "This display belongs to somebody else, and is not switched off from here";

/** Options of an {@linkcode X11Platform}. */
export interface X11PlatformOptions {
  /** A display that runs already, e.g. `:0`; without it, a desktop of our own is started. */
  readonly display?: string;
  /** Pixels of our own desktop. @default 1280 */
  readonly width?: number;
  /** Pixels of our own desktop. @default 720 */
  readonly height?: number;
  /** Three letters A-Z for the EDID. */
  readonly manufacturer: string;
  /** Name of the monitor in the EDID, up to 13 ASCII characters. */
  readonly monitorName: string;
  readonly log: Logger;
}

/** A computer that is an X display: one that we start ourselves, or somebody's own. */
export class X11Platform implements Platform {
  readonly name = "x11";
  readonly video: Port<FrameSource>;
  readonly hid: Port<HidSink>;
  readonly usb: Port<UsbGadget>;
  readonly edid: Port<EdidPort>;
  readonly atx: Port<AtxPort>;
  readonly #keeper: SeatKeeper<Life>;

  constructor(options: X11PlatformOptions) {
    const { display, log } = options;
    const machine = display === undefined ? ownDesktop(options) : foreignDisplay(display, log);
    const usb = new UsbFunctions(false);
    const hid = new X11HidSink(usb);
    const video = new X11FrameSource(log, machine.refreshHz);
    const missing = machine.missing ?? whyMissing(libX11, libXtst);
    this.video = portOr(video, missing ?? missingGStreamer());
    this.hid = portOr(hid, missing);
    this.usb = portOr(usb, missing);
    this.edid = machine.edid;
    this.atx = machine.atx;
    this.#keeper = machine.keeper;
    this.#keeper.onSeat((seat) => {
      hid.use(seat);
      usb.attach(seat !== undefined);
      return video.watch(seat);
    });
  }

  /** Settles when the display is there, or cannot be had yet; it is tried again then. */
  async start(): Promise<void> {
    await this.#keeper.turnOn();
  }

  async stop(): Promise<void> {
    await this.#keeper.turnOff(false);
  }
}

/** What the two kinds of display differ in. */
interface Machine {
  readonly keeper: SeatKeeper<Life>;
  readonly edid: Port<EdidPort>;
  readonly atx: Port<AtxPort>;
  readonly refreshHz: () => number;
  /** What to install before there can be a display. */
  readonly missing?: string | undefined;
}

function ownDesktop(options: X11PlatformOptions): Machine {
  const { width = 1280, height = 720, manufacturer, monitorName, log } = options;
  const preferred = cvtTiming(width, height, REFRESH_HZ);
  const edid: DesktopEdid = new DesktopEdid(
    buildEdid({ manufacturer, productName: monitorName, preferred }),
    async (timing) => await keeper.life?.setMode(timing),
  );
  const keeper: SeatKeeper<Desktop> = new SeatKeeper({
    boot: () => Desktop.boot(edid.timing, log),
    log,
  });
  const missing = missingProgram() ?? whyMissing(libXrandr);
  return {
    keeper,
    edid: portOr(edid, missing),
    atx: portOr(new DesktopAtx(keeper), missing),
    refreshHz: () => Math.round(refreshHz(edid.timing)),
    missing,
  };
}

function foreignDisplay(display: string, log: Logger): Machine {
  return {
    keeper: new SeatKeeper({ boot: () => AttachedDisplay.open(display), log }),
    edid: { unavailable: FOREIGN_MODE },
    atx: { unavailable: FOREIGN_POWER },
    refreshHz: () => REFRESH_HZ,
  };
}

function portOr<T>(port: T, missing: string | undefined): Port<T> {
  return missing === undefined ? { port } : { unavailable: missing };
}
