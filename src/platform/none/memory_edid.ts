import type { EdidPort } from "../../display/port.ts";

/** An EDID that no computer reads. */
export class MemoryEdid implements EdidPort {
  #edid: Uint8Array;

  constructor(edid: Uint8Array) {
    this.#edid = edid;
  }

  read(): Promise<Uint8Array> {
    return Promise.resolve(this.#edid.slice());
  }

  write(edid: Uint8Array): Promise<void> {
    this.#edid = edid.slice();
    return Promise.resolve();
  }
}
