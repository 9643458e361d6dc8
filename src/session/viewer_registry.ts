import type { Principal } from "../auth/port.ts";
import { type Clock, systemClock, type Timer } from "../base/clock.ts";
import { KvmError } from "../base/errors.ts";
import type { Service } from "../base/service.ts";
import type { OfferData, SessionDescription } from "../protocol/signaling.ts";
import type { SessionPolicy, ViewerInfo } from "../protocol/states.ts";
import { ControlDesk } from "./control.ts";
import type { ViewerServices } from "./services.ts";
import { decodeOffer } from "./session_description.ts";
import { Viewer } from "./viewer.ts";

/** Peers that may exist at once, most of them on their way out. */
const MAX_PEERS = 32;
const LOGIN_CHECK_MS = 15_000;

/** The page behind an offer, reached by other means than its peer. */
export interface Page {
  readonly address: string;
  readonly userAgent: string;
  /** It runs on this very machine. */
  readonly loopback: boolean;
  /** Who opened it. */
  readonly login: Principal;
  /** Its login still counts. */
  readonly mayStay: () => boolean;
  /** Another page took over from this one. */
  takenOver(): void;
}

/** A viewer that was let in, and the answer to its offer. */
export interface Admission {
  readonly viewer: Viewer;
  readonly answer: SessionDescription;
}

/** What is remembered of a viewer besides itself. */
interface Entry {
  readonly page: Page;
  readonly connectedAt: Date;
}

/** All viewers, and who of them controls the computer. */
export class ViewerRegistry implements Service {
  readonly name = "sessions";
  readonly #services: ViewerServices;
  readonly #desk: ControlDesk;
  readonly #viewers = new Map<Viewer, Entry>();
  readonly #clock: Clock;
  #check: Timer | undefined;
  #lastId = 0;
  #stopped = false;

  constructor(
    services: ViewerServices,
    policy: () => SessionPolicy,
    clock: Clock = systemClock,
  ) {
    this.#services = services;
    this.#clock = clock;
    this.#desk = new ControlDesk(policy, () => this.#tellAll());
  }

  start(): void {
    this.#stopped = false;
    this.#checkLater();
  }

  stop(): void {
    this.#stopped = true;
    this.#check?.cancel();
    for (const viewer of [...this.#viewers.keys()]) viewer.close("the appliance stops");
  }

  /** Peers that exist, those on their way out included. */
  get count(): number {
    return this.#viewers.size;
  }

  /** Who watches, in order of arrival. */
  list(): ViewerInfo[] {
    return this.#desk.seats.flatMap(({ viewer, requesting }) => {
      const entry = this.#viewers.get(viewer);
      if (!entry || viewer.role === "retired") return [];
      return [{
        id: viewer.id,
        role: viewer.role,
        address: entry.page.address,
        userAgent: entry.page.userAgent,
        connectedAt: entry.connectedAt.toISOString(),
        requesting,
      }];
    });
  }

  /**
   * Makes a viewer of an offer. An offer that fails leaves the others alone.
   * @throws {KvmError} `bad_request`, or `busy` when too many are here.
   */
  async admit(offer: OfferData, page: Page): Promise<Admission> {
    const predecessor = this.#viewerOf(page);
    if (this.#stopped || this.#viewers.size >= MAX_PEERS) {
      throw new KvmError("busy", "Too many sessions are connecting; try again in a moment");
    }
    if (!predecessor) this.#desk.checkRoom();
    const description = decodeOffer(offer.sd);
    const viewer = new Viewer({
      id: ++this.#lastId,
      loopback: page.loopback,
      login: page.login,
      heartbeat: offer.heartbeat ?? false,
      onClosed: (gone) => this.#remove(gone),
    }, this.#services);
    this.#viewers.set(viewer, { page, connectedAt: new Date() });
    const answer = await viewer.answer(description);
    this.#desk.seat(viewer, () => page.takenOver(), predecessor, offer.roles ?? false);
    this.#services.bus.emit("viewerCount", this.#viewers.size);
    return { viewer, answer };
  }

  /** @throws {KvmError} `not_found` when nobody has that id. */
  requestControl(id: number): void {
    this.#desk.request(this.#byId(id));
  }

  /** Takes control, asked or not. @throws {KvmError} `not_found` when nobody has that id. */
  takeControl(id: number): void {
    this.#desk.take(this.#byId(id));
  }

  /** Hands control over. @throws {KvmError} `not_found` when nobody has that id. */
  grantControl(id: number): void {
    this.#desk.grant(id);
  }

  /** Logins may have ended: whoever has none any more sees and touches nothing from now on. */
  checkLogins(): void {
    for (const [viewer, { page }] of [...this.#viewers]) {
      if (!page.mayStay()) viewer.close("its login has ended");
    }
  }

  /** The setting is another one now. */
  policyChanged(): void {
    this.#desk.policyChanged();
  }

  /** A login that times out announces nothing; one that is looked at is in use. */
  #checkLater(): void {
    this.#check = this.#clock.after(LOGIN_CHECK_MS, () => {
      this.checkLogins();
      this.#checkLater();
    });
  }

  #byId(id: number): Viewer {
    const viewer = [...this.#viewers.keys()].find((one) => one.id === id);
    if (!viewer) throw new KvmError("not_found", `There is no session ${id}`, { field: "id" });
    return viewer;
  }

  #viewerOf(page: Page): Viewer | undefined {
    return [...this.#viewers].find(([viewer, entry]) =>
      entry.page === page && viewer.role !== "retired"
    )?.[0];
  }

  #remove(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    this.#desk.vacate(viewer);
    this.#services.bus.emit("viewerCount", this.#viewers.size);
  }

  #tellAll(): void {
    const sessions = this.list();
    for (const viewer of this.#viewers.keys()) viewer.notify("sessionsChanged", sessions);
  }
}
