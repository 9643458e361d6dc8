import { KvmError, messageOf } from "../base/errors.ts";
import type { EventBus, Unsubscribe } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { Service } from "../base/service.ts";
import type { ConfigStore } from "../config/config_store.ts";
import type { KvmEvents } from "../protocol/events.ts";
import type { UsbDevices, UsbState } from "../protocol/states.ts";
import type { UsbGadget } from "./port.ts";

/** The USB device that we pretend to be; its functions are a setting. */
export class UsbService implements Service {
  readonly name = "usb";
  readonly #gadget: UsbGadget | undefined;
  readonly #unavailable: string;
  readonly #config: ConfigStore;
  readonly #bus: EventBus<KvmEvents>;
  readonly #log: Logger;
  #stopState: Unsubscribe | undefined;

  /** @param gadget Undefined, with the reason, where the platform has none. */
  constructor(
    gadget: UsbGadget | undefined,
    unavailable: string,
    config: ConfigStore,
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
