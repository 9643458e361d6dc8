import { KvmError } from "../../base/errors.ts";
import type { MachineSnapshot, NetworkManager } from "../port.ts";

/** No manager at all: settings are checked and stored, and the machine stays as it is. */
export class StoredOnly implements NetworkManager {
  readonly name = "none";
  readonly persistent = true;
  readonly storesOnly: string;

  /** @param reason Why nothing is applied, as a sentence. */
  constructor(reason: string) {
    this.storesOnly = reason;
  }

  snapshot(): Promise<MachineSnapshot> {
    return Promise.resolve(null);
  }

  apply(): Promise<void> {
    return Promise.resolve();
  }

  restore(): Promise<void> {
    return Promise.resolve();
  }

  renew(): Promise<void> {
    const message = `DHCP client not available: ${this.storesOnly}`;
    return Promise.reject(new KvmError("unavailable", message));
  }
}
