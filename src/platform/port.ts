import type { EdidPort } from "../display/port.ts";
import type { HidSink } from "../hid/port.ts";
import type { FrameSource } from "../media/port.ts";
import type { AtxPort } from "../power/port.ts";
import type { UsbGadget } from "../usb/port.ts";
import type { Service } from "../base/service.ts";

export const PLATFORM_NAMES = ["rk3588", "x11", "none"] as const;
export type PlatformName = (typeof PLATFORM_NAMES)[number];

/** A port that a machine may lack. */
export type Port<T> = { readonly port: T } | { readonly unavailable: string };

/**
 * A machine that the appliance runs on: it implements the ports of the domains. Nothing above
 * knows which one it is. A part that a running platform loses (its X server dies, say) is restored
 * by the platform itself.
 */
export interface Platform extends Service {
  readonly name: PlatformName;
  readonly video: Port<FrameSource>;
  readonly hid: Port<HidSink>;
  readonly usb: Port<UsbGadget>;
  readonly edid: Port<EdidPort>;
  readonly atx: Port<AtxPort>;
}
