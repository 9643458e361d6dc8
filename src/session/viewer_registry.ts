import type { Service } from "../base/service.ts";
import { KvmError } from "../base/errors.ts";
import type { OfferData, SessionDescription } from "../protocol/signaling.ts";
import { decodeOffer } from "./session_description.ts";
import type { ViewerServices } from "./services.ts";
import { Viewer } from "./viewer.ts";

/** Peers that may exist at once, most of them on their way out. */
const MAX_VIEWERS = 32;

/** The page behind an offer, reached by other means than its peer. */
export interface Page {
  /** It runs on this very machine. */
  readonly loopback: boolean;
  /** Another page took over from this one. */
  takenOver(): void;
}

/** A viewer that was let in, and the answer to its offer. */
export interface Admission {
  readonly viewer: Viewer;
  readonly answer: SessionDescription;
}

/**
 * All viewers. One at a time controls the computer: whoever came last. The one before is told and
 * leaves a second later (wire.md §2.4).
 */
export class ViewerRegistry implements Service {
  readonly name = "sessions";
  readonly #services: ViewerServices;
  /** Viewers and the pages they belong to. */
  readonly #viewers = new Map<Viewer, Page>();
  #lastId = 0;
  #stopped = false;

  constructor(services: ViewerServices) {
    this.#services = services;
  }

  start(): void {
    this.#stopped = false;
  }

  stop(): void {
    this.#stopped = true;
    for (const viewer of [...this.#viewers.keys()]) viewer.close("the appliance stops");
  }

  get count(): number {
    return this.#viewers.size;
  }

  /**
   * Makes a viewer of an offer. An offer that fails leaves the others alone.
   * @throws {KvmError} `bad_request`, or `busy` when too many are connecting.
   */
  async admit(offer: OfferData, page: Page): Promise<Admission> {
    if (this.#stopped || this.#viewers.size >= MAX_VIEWERS) {
      throw new KvmError("busy", "Too many sessions are connecting; try again in a moment");
    }
    const description = decodeOffer(offer.sd);
    const viewer = new Viewer({
      id: ++this.#lastId,
      loopback: page.loopback,
      heartbeat: offer.heartbeat ?? false,
      onClosed: (gone) => this.#remove(gone),
    }, this.#services);
    this.#viewers.set(viewer, page);
    const answer = await viewer.answer(description);
    this.#takeOver(viewer, page);
    this.#services.bus.emit("viewerCount", this.#viewers.size);
    return { viewer, answer };
  }

  #takeOver(successor: Viewer, page: Page): void {
    for (const [viewer, other] of [...this.#viewers]) {
      if (viewer === successor || !viewer.mayControl) continue;
      const samePage = other === page;
      viewer.retire(!samePage);
      if (!samePage) other.takenOver();
    }
  }

  #remove(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    this.#services.bus.emit("viewerCount", this.#viewers.size);
  }
}
