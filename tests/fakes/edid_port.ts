import type { EdidPort } from "../../src/display/port.ts";
import { cvtTiming } from "../../src/protocol/edid/cvt_timing.ts";
import { buildEdid } from "../../src/protocol/edid/edid.ts";

/** An input that shows any EDID it is given; the first one is of a monitor of 1280x720. */
export class MemoryEdidPort implements EdidPort {
  #edid: Uint8Array = buildEdid({
    manufacturer: "RKV",
    productName: "RustKVM",
    preferred: cvtTiming(1280, 720, 60),
  });

  read(): Promise<Uint8Array> {
    return Promise.resolve(this.#edid.slice());
  }

  write(edid: Uint8Array): Promise<void> {
    this.#edid = edid.slice();
    return Promise.resolve();
  }
}
