import type { Life } from "./seat_keeper.ts";
import { Seat } from "./seat.ts";

/** A display that somebody else runs and owns: we look and type, and leave it as it is. */
export class AttachedDisplay implements Life {
  readonly seat: Seat;
  readonly ended: Promise<unknown>;

  private constructor(seat: Seat) {
    this.seat = seat;
    this.ended = seat.lost;
  }

  /** @throws {KvmError} `unavailable` when the display does not answer or takes no input. */
  static async open(name: string): Promise<AttachedDisplay> {
    return new AttachedDisplay(await Seat.open({ name }));
  }

  stop(): Promise<void> {
    return this.seat.close();
  }
}
