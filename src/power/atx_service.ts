import { KvmError } from "../base/errors.ts";
import type { EventBus, Unsubscribe } from "../base/event_bus.ts";
import type { Service } from "../base/service.ts";
import type { KvmEvents } from "../protocol/events.ts";
import type { AtxState } from "../protocol/states.ts";
import type { AtxAction, AtxPort } from "./port.ts";

/** The front panel of the controlled computer. */
export class AtxService implements Service {
  readonly name = "atx";
  readonly #port: AtxPort | undefined;
  readonly #unavailable: string;
  readonly #bus: EventBus<KvmEvents>;
  #stopState: Unsubscribe | undefined;

  /** @param port Undefined, with the reason, where the platform has no front panel. */
  constructor(port: AtxPort | undefined, unavailable: string, bus: EventBus<KvmEvents>) {
    this.#port = port;
    this.#unavailable = unavailable;
    this.#bus = bus;
  }

  start(): void {
    this.#stopState = this.#available().onState((state) => this.#bus.emit("atxState", state));
  }

  stop(): void {
    this.#stopState?.();
  }

  get state(): AtxState {
    return this.#available().state;
  }

  press(action: AtxAction): Promise<void> {
    return this.#available().press(action);
  }

  #available(): AtxPort {
    if (!this.#port) throw new KvmError("unavailable", this.#unavailable);
    return this.#port;
  }
}
