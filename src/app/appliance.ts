import type { CapabilityRegistry } from "../base/capabilities.ts";
import { systemClock } from "../base/clock.ts";
import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Service } from "../base/service.ts";
import { BOOT_ORDER } from "./boot_order.ts";

/** The one service without which there is no point in running. */
const INDISPENSABLE = "listener";
/** A service that does not stop by then is left behind. */
const STOP_MS = 5_000;

/**
 * Starts services in boot order and stops them in reverse. A service that fails to start is
 * unavailable, with its reason; only a dead listener is fatal.
 */
export class Appliance {
  readonly #services: readonly Service[];
  readonly #capabilities: CapabilityRegistry;
  readonly #log: Logger;
  readonly #running: Service[] = [];

  /** @throws {RangeError} when a service has no place in the boot order. */
  constructor(services: Iterable<Service>, capabilities: CapabilityRegistry, log: Logger) {
    this.#services = [...services].map((service) => ({ service, place: placeOf(service) }))
      .sort((a, b) => a.place - b.place).map(({ service }) => service);
    this.#capabilities = capabilities;
    this.#log = log;
  }

  /** @throws what the listener threw; everything is stopped again then. */
  async start(): Promise<void> {
    for (const service of this.#services) {
      try {
        await service.start();
        this.#running.push(service);
        this.#capabilities.available(service.name);
        this.#log.debug({ service: service.name }, "started");
      } catch (error) {
        this.#capabilities.unavailable(service.name, messageOf(error));
        if (service.name === INDISPENSABLE) {
          await this.stop();
          throw error;
        }
        const details = error instanceof KvmError ? {} : { err: error };
        this.#log.warn(details, `${service.name} is unavailable: ${messageOf(error)}`);
      }
    }
  }

  async stop(): Promise<void> {
    for (const service of this.#running.splice(0).reverse()) {
      try {
        await withinTime(Promise.resolve(service.stop()), STOP_MS, service.name);
      } catch (error) {
        this.#log.error({ err: error, service: service.name }, "could not be stopped cleanly");
      }
    }
  }
}

function placeOf(service: Service): number {
  const place = (BOOT_ORDER as readonly string[]).indexOf(service.name);
  if (place < 0) throw new RangeError(`${service.name} has no place in the boot order`);
  return place;
}

async function withinTime(work: Promise<void>, limitMs: number, name: string): Promise<void> {
  const limit = Promise.withResolvers<never>();
  const timer = systemClock.after(limitMs, () => {
    limit.reject(new Error(`${name} did not stop in ${limitMs} ms`));
  });
  try {
    await Promise.race([work, limit.promise]);
  } finally {
    timer.cancel();
  }
}
