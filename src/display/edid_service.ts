import { KvmError, messageOf } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { Service } from "../base/service.ts";
import type { ConfigStore } from "../config/config_store.ts";
import { type EdidPreset, edidPresets } from "./edid_presets.ts";
import type { EdidPort } from "./port.ts";

/** The EDID that the controlled computer sees; a chosen one is shown again at every boot. */
export class EdidService implements Service {
  readonly name = "edid";
  readonly #port: EdidPort | undefined;
  readonly #unavailable: string;
  readonly #config: Pick<ConfigStore, "current" | "update">;
  readonly #log: Logger;
  #default: Uint8Array | undefined;

  /** @param port Undefined, with the reason, where the platform has no EDID. */
  constructor(
    port: EdidPort | undefined,
    unavailable: string,
    config: Pick<ConfigStore, "current" | "update">,
    log: Logger,
  ) {
    this.#port = port;
    this.#unavailable = unavailable;
    this.#config = config;
    this.#log = log;
  }

  async start(): Promise<void> {
    const port = this.#available();
    this.#default = await port.read();
    const stored = this.#config.current.edid_string;
    if (stored === undefined) return;
    try {
      await port.write(Uint8Array.fromHex(stored));
    } catch (error) {
      this.#log.warn(`the stored EDID was not accepted: ${messageOf(error)}`);
    }
  }

  stop(): void {}

  read(): Promise<Uint8Array> {
    return this.#available().read();
  }

  /** EDIDs to choose from, the default first. */
  async presets(): Promise<EdidPreset[]> {
    return edidPresets(this.#default ?? await this.read());
  }

  /** @param edid Undefined brings back the default. */
  async write(edid: Uint8Array | undefined): Promise<void> {
    const port = this.#available();
    const bytes = edid ?? this.#default;
    if (bytes) await port.write(bytes);
    await this.#config.update((draft) => {
      if (edid) draft.edid_string = edid.toHex();
      else delete draft.edid_string;
    });
  }

  #available(): EdidPort {
    if (!this.#port) throw new KvmError("unavailable", this.#unavailable);
    return this.#port;
  }
}
