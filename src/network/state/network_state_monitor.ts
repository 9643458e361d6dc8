import { type Clock, systemClock, type Timer } from "../../base/clock.ts";
import { messageOf } from "../../base/errors.ts";
import type { EventBus } from "../../base/event_bus.ts";
import type { Logger } from "../../base/logger.ts";
import type { Service } from "../../base/service.ts";
import type { KvmEvents } from "../../protocol/events.ts";
import type { NetworkState } from "../../protocol/states.ts";
import type { LeaseReader } from "../lease/lease_reader.ts";
import type { LinkReader } from "./link_reader.ts";
import type { Link } from "./links.ts";
import { networkState, outline } from "./network_state.ts";
import { primaryLink } from "./primary_link.ts";

/** A cable that is pulled shows after this time at the latest. */
const POLL_MS = 5_000;

/** What {@linkcode NetworkStateMonitor} is made of. */
export interface MonitorParts {
  readonly links: LinkReader;
  readonly leases: LeaseReader;
  readonly bus: EventBus<KvmEvents>;
  /** The machine's present host name. */
  readonly hostname: () => string;
  readonly log: Logger;
  /** @default systemClock */
  readonly clock?: Clock;
  /** @default () => new Date() */
  readonly now?: () => Date;
}

/** Watches the network and publishes `networkState` once a change. */
export class NetworkStateMonitor implements Service {
  readonly name = "network";
  readonly #parts: MonitorParts;
  readonly #clock: Clock;
  #state: NetworkState;
  /** Undefined before the first look. */
  #published: string | undefined;
  #reading: Promise<NetworkState> | undefined;
  #timer: Timer | undefined;
  #running = false;

  constructor(parts: MonitorParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? systemClock;
    this.#state = this.#stateOf({ gateways: [], lease: undefined, link: undefined });
  }

  async start(): Promise<void> {
    this.#running = true;
    await this.#poll();
  }

  async stop(): Promise<void> {
    this.#running = false;
    this.#timer?.cancel();
    await this.#reading?.catch(() => undefined);
  }

  /** The state at the last look. */
  get state(): NetworkState {
    return this.#state;
  }

  /** Looks now; callers at the same time share one look. */
  refresh(): Promise<NetworkState> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** The interface that the appliance is reached at; undefined when there is none. */
  async primary(): Promise<Link | undefined> {
    return (await this.#look()).link;
  }

  async #poll(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      this.#parts.log.warn(`the network's state cannot be read: ${messageOf(error)}`);
    }
    if (this.#running) this.#timer = this.#clock.after(POLL_MS, () => void this.#poll());
  }

  async #read(): Promise<NetworkState> {
    const { link, table } = await this.#look();
    const lease = link && await this.#parts.leases.read(link);
    this.#state = this.#stateOf({ link, gateways: table.gateways, lease });
    const seen = outline(this.#state);
    if (seen !== this.#published) {
      this.#published = seen;
      this.#parts.bus.emit("networkState", this.#state);
    }
    return this.#state;
  }

  async #look() {
    const { links } = this.#parts;
    const table = await links.read();
    const physical = new Set<string>();
    for (const { name } of table.links) if (await links.isPhysical(name)) physical.add(name);
    return { table, link: primaryLink(table, physical) };
  }

  #stateOf(found: Pick<Parameters<typeof networkState>[0], "link" | "gateways" | "lease">) {
    const { hostname, now = () => new Date() } = this.#parts;
    return networkState({ ...found, hostname: hostname(), now: now() });
  }
}
