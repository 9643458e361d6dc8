import type { EdidPort } from "../../display/port.ts";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { DetailedTiming } from "../../protocol/edid/detailed_timing.ts";
import { parseEdid } from "../../protocol/edid/edid.ts";

/** The EDID of our own desktop, which obeys: its screen takes the preferred mode. */
export class DesktopEdid implements EdidPort {
  #edid: Uint8Array;
  #timing: DetailedTiming;
  readonly #apply: (timing: DetailedTiming) => Promise<void>;

  /**
   * @param edid A valid one.
   * @param apply Puts the screen into a mode, if it is on; throws {@linkcode KvmError} when it
   * cannot.
   */
  constructor(edid: Uint8Array, apply: (timing: DetailedTiming) => Promise<void>) {
    this.#edid = edid;
    this.#timing = parseEdid(edid).preferred;
    this.#apply = apply;
  }

  /** The mode that the screen should be in. */
  get timing(): DetailedTiming {
    return this.#timing;
  }

  read(): Promise<Uint8Array> {
    return Promise.resolve(this.#edid.slice());
  }

  /** @throws {KvmError} `invalid_params` when it is no EDID, `unavailable` when the mode fails. */
  async write(edid: Uint8Array): Promise<void> {
    const timing = preferredOf(edid);
    const before = { edid: this.#edid, timing: this.#timing };
    this.#edid = edid.slice();
    this.#timing = timing;
    try {
      await this.#apply(timing);
    } catch (error) {
      this.#edid = before.edid;
      this.#timing = before.timing;
      throw error;
    }
  }
}

function preferredOf(edid: Uint8Array): DetailedTiming {
  const timing = parsed(edid);
  if (timing.hActive % 2 !== 0 || timing.vActive % 2 !== 0) {
    const mode = `${timing.hActive}x${timing.vActive}`;
    throw new KvmError("invalid_params", `The encoder takes no odd size such as ${mode}`, {
      field: "edid",
    });
  }
  return timing;
}

function parsed(edid: Uint8Array): DetailedTiming {
  try {
    return parseEdid(edid).preferred;
  } catch (cause) {
    throw new KvmError("invalid_params", messageOf(cause), { cause, field: "edid" });
  }
}
