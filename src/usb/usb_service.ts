import { KvmError, messageOf } from "../base/errors.ts";
import type { EventBus, Unsubscribe } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { Service } from "../base/service.ts";
import type { ConfigStore } from "../config/config_store.ts";
import type { Config } from "../config/schema.ts";
import type { KvmEvents } from "../protocol/events.ts";
import type { UsbDevices, UsbState } from "../protocol/states.ts";
import type { UsbGadget } from "./port.ts";

/** As what a USB device introduces itself. */
export type UsbIdentity = Pick<
  Config["usb_config"],
  "vendor_id" | "product_id" | "serial_number" | "manufacturer" | "product"
>;

/** The USB device that we pretend to be; its functions are a setting. */
export class UsbService implements Service {
  readonly name = "usb";
  readonly #gadget: UsbGadget | undefined;
  readonly #unavailable: string;
  readonly #config: Pick<ConfigStore, "current" | "update">;
  readonly #bus: EventBus<KvmEvents>;
  readonly #log: Logger;
  #stopState: Unsubscribe | undefined;

  /** @param gadget Undefined, with the reason, where the platform has none. */
  constructor(
    gadget: UsbGadget | undefined,
    unavailable: string,
    config: Pick<ConfigStore, "current" | "update">,
    bus: EventBus<KvmEvents>,
    log: Logger,
  ) {
    this.#gadget = gadget;
    this.#unavailable = unavailable;
    this.#config = config;
    this.#bus = bus;
    this.#log = log;
  }

  async start(): Promise<void> {
    const gadget = this.#available();
    this.#stopState = gadget.onState((state) => this.#bus.emit("usbState", state));
    try {
      await gadget.setDevices(this.devices);
    } catch (error) {
      this.#log.warn(`the stored USB functions were not accepted: ${messageOf(error)}`);
    }
  }

  stop(): void {
    this.#stopState?.();
  }

  get state(): UsbState {
    return this.#gadget?.state ?? "not attached";
  }

  get devices(): UsbDevices {
    const { absolute_mouse, relative_mouse, keyboard, mass_storage } =
      this.#config.current.usb_devices;
    return { absolute_mouse, relative_mouse, keyboard, mass_storage };
  }

  /** As what the USB device introduces itself. */
  get identity(): UsbIdentity {
    const { vendor_id, product_id, serial_number, manufacturer, product } =
      this.#config.current.usb_config;
    return { vendor_id, product_id, serial_number, manufacturer, product };
  }

  /** The gadget takes it on when it is built, which is at the next start. */
  async setIdentity(identity: UsbIdentity): Promise<void> {
    await this.#config.update((draft) => {
      Object.assign(draft.usb_config, identity);
    });
  }

  /** The computer sees a USB device at all. */
  get isPluggedIn(): boolean {
    return this.#gadget !== undefined;
  }

  /** @throws {KvmError} `unavailable` where the cable cannot be pulled by program. */
  setPluggedIn(pluggedIn: boolean): void {
    this.#available();
    if (pluggedIn !== this.isPluggedIn) {
      throw new KvmError("unavailable", "The USB device of this machine cannot be unplugged");
    }
  }

  async setDevices(devices: UsbDevices): Promise<void> {
    await this.#available().setDevices(devices);
    await this.#config.update((draft) => {
      Object.assign(draft.usb_devices, devices);
    });
  }

  #available(): UsbGadget {
    if (!this.#gadget) throw new KvmError("unavailable", this.#unavailable);
    return this.#gadget;
  }
}
