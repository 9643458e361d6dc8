import { KvmError } from "../base/errors.ts";
import type { SessionPolicy } from "../protocol/states.ts";
import type { Viewer } from "./viewer.ts";

/** Viewers that may watch at once under policy `shared`. */
export const MAX_SHARED_VIEWERS = 8;

/** A viewer at the desk, in order of arrival. */
interface Seat {
  readonly viewer: Viewer;
  /** Reaches its page beside the peer. */
  readonly takenOver: () => void;
  requesting: boolean;
}

/**
 * Who of the viewers controls the computer. Under `takeover` that is whoever came last, and the
 * others leave (wire.md §2.4); under `shared` one controls while the others watch and may ask.
 */
export class ControlDesk {
  readonly #policy: () => SessionPolicy;
  readonly #onChange: () => void;
  readonly #seats = new Set<Seat>();

  /** @param onChange Roles or requests have changed. */
  constructor(policy: () => SessionPolicy, onChange: () => void) {
    this.#policy = policy;
    this.#onChange = onChange;
  }

  get controller(): Viewer | undefined {
    return [...this.#seats].find(({ viewer }) => viewer.role === "controller")?.viewer;
  }

  /** All who sit here, in order of arrival. */
  get seats(): readonly { readonly viewer: Viewer; readonly requesting: boolean }[] {
    return [...this.#seats];
  }

  /** @throws {KvmError} `busy` when as many watch already as may. */
  checkRoom(): void {
    if (this.#policy() === "shared" && this.#seats.size >= MAX_SHARED_VIEWERS) {
      throw new KvmError("busy", `${MAX_SHARED_VIEWERS} people are watching already`);
    }
  }

  /**
   * Gives a newcomer its place.
   * @param predecessor The viewer of the same page, which leaves without a word.
   * @param knowsRoles Its page can be an observer; others take control on arrival.
   */
  seat(
    viewer: Viewer,
    takenOver: () => void,
    predecessor: Viewer | undefined,
    knowsRoles: boolean,
  ): void {
    const inherits = predecessor?.role === "controller";
    this.#leave(predecessor);
    predecessor?.retire(false);
    this.#seats.add({ viewer, takenOver, requesting: false });
    if (this.#policy() === "takeover") this.#dismissOthers(viewer);
    if (inherits || !knowsRoles || this.controller === undefined) this.#hand(viewer);
    this.#onChange();
  }

  /** A viewer is gone; if it controlled, whoever asked for it does now, or who waits longest. */
  vacate(viewer: Viewer): void {
    if (!this.#leave(viewer)) return;
    if (this.controller === undefined) {
      const heir = [...this.#seats].find(({ requesting }) => requesting) ?? [...this.#seats][0];
      if (heir) this.#hand(heir.viewer);
    }
    this.#onChange();
  }

  /** Asks the controller for control; nobody in control means having it at once. */
  request(viewer: Viewer): void {
    const seat = this.#seatOf(viewer.id);
    if (this.controller === undefined) this.#hand(viewer);
    else seat.requesting = viewer.role !== "controller";
    this.#onChange();
  }

  /** Takes control, asked or not. */
  take(viewer: Viewer): void {
    this.#hand(this.#seatOf(viewer.id).viewer);
    this.#onChange();
  }

  /**
   * Hands control over.
   * @throws {KvmError} `not_found` when nobody has that id.
   */
  grant(id: number): void {
    this.#hand(this.#seatOf(id).viewer);
    this.#onChange();
  }

  /** The policy is another one now. */
  policyChanged(): void {
    const { controller } = this;
    if (this.#policy() === "takeover" && controller) this.#dismissOthers(controller);
    this.#onChange();
  }

  #hand(viewer: Viewer): void {
    for (const seat of this.#seats) {
      seat.viewer.setRole(seat.viewer === viewer ? "controller" : "observer");
      if (seat.viewer === viewer) seat.requesting = false;
    }
  }

  #dismissOthers(stays: Viewer): void {
    for (const seat of [...this.#seats]) {
      if (seat.viewer === stays) continue;
      this.#seats.delete(seat);
      seat.viewer.retire(true);
      seat.takenOver();
    }
  }

  #leave(viewer: Viewer | undefined): boolean {
    const seat = [...this.#seats].find((one) => one.viewer === viewer);
    return seat !== undefined && this.#seats.delete(seat);
  }

  #seatOf(id: number): Seat {
    const seat = [...this.#seats].find(({ viewer }) => viewer.id === id);
    if (!seat) throw new KvmError("not_found", `There is no session ${id}`, { field: "id" });
    return seat;
  }
}
