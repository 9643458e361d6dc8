import { isIPv4 } from "node:net";
import { KvmError, messageOf } from "../../base/errors.ts";
import type { WakeOnLanDevice } from "../../config/schema.ts";
import type { SettingsStore } from "../settings_store.ts";
import { type BroadcastTarget, broadcastTargets, LIMITED_BROADCAST } from "./broadcast_targets.ts";
import { parseMac } from "./mac_address.ts";
import { magicPacket } from "./magic_packet.ts";
import { parseSecureOn } from "./secure_on.ts";
import { sendBroadcast } from "./send_broadcast.ts";

/** Shown in place of a stored password, and taken for it. */
const MASK = "********";
/** The discard service: nobody else listens there. */
const WOL_PORT = 9;
const MAX_DEVICES = 200;
const MAX_NAME = 100;

/** A computer to wake, as callers name it; null is the same as nothing. */
export interface WakeableDevice {
  readonly name: string;
  readonly macAddress: string;
  readonly broadcastIP?: string | null | undefined;
  readonly password?: string | null | undefined;
}

/** How one packet is sent. */
export interface WakeOptions {
  /** The only address to send to, instead of every network of ours. */
  readonly broadcastIP?: string | undefined;
  /** SecureOn password. */
  readonly password?: string | undefined;
}

/** Parts that a test may replace. */
export interface WakeOnLanParts {
  /** @default 9 */
  readonly port?: number;
  /** @default broadcastTargets */
  readonly targets?: () => readonly BroadcastTarget[];
}

/** Wakes computers by magic packets, and remembers which ones there are. */
export class WakeOnLan {
  readonly #config: SettingsStore;
  readonly #port: number;
  readonly #targets: () => readonly BroadcastTarget[];

  constructor(config: SettingsStore, parts: WakeOnLanParts = {}) {
    this.#config = config;
    this.#port = parts.port ?? WOL_PORT;
    this.#targets = parts.targets ?? (() => broadcastTargets());
  }

  /** The computers to wake, their passwords masked. */
  get devices(): WakeOnLanDevice[] {
    return this.#stored.map(({ name, macAddress, broadcastIP, password }) => ({
      name,
      macAddress,
      ...(broadcastIP && { broadcastIP }),
      ...(password && { password: MASK }),
    }));
  }

  /** Stores the computers to wake. @throws {KvmError} `invalid_params` naming the first that is wrong. */
  async setDevices(devices: readonly WakeableDevice[]): Promise<void> {
    if (devices.length > MAX_DEVICES) {
      const message = `At most ${MAX_DEVICES} computers can be stored`;
      throw new KvmError("invalid_params", message, { field: "devices" });
    }
    const checked = devices.map((device) => this.#checked(device));
    await this.#config.update((draft) => {
      draft.wake_on_lan_devices = checked;
    });
  }

  /**
   * Sends a magic packet. What a stored computer of that address has, broadcast address and
   * password, counts unless the options say otherwise.
   * @throws {KvmError} `invalid_params`, or `unavailable` when no packet could leave.
   */
  async send(macAddress: string, options: WakeOptions = {}): Promise<void> {
    const mac = parseMac(macAddress);
    const stored = this.#find(mac);
    const broadcastIP = options.broadcastIP?.trim() || stored?.broadcastIP;
    const password = options.password || stored?.password;
    if (broadcastIP) checkIp(broadcastIP);
    const packet = magicPacket(mac, password ? parseSecureOn(password) : undefined);
    const targets = !broadcastIP || broadcastIP === LIMITED_BROADCAST
      ? this.#targets()
      : [{ from: "0.0.0.0", to: broadcastIP }];
    if (targets.length === 0) {
      throw new KvmError("unavailable", "This machine has no IPv4 network to send the packet into");
    }
    const sent = await Promise.allSettled(
      targets.map(({ from, to }) => sendBroadcast(packet, from, to, this.#port)),
    );
    const failures = sent.flatMap((result) => result.status === "rejected" ? [result.reason] : []);
    if (failures.length < targets.length) return;
    const message = `The magic packet could not be sent: ${messageOf(failures[0])}`;
    throw new KvmError("unavailable", message, { cause: failures[0] });
  }

  #checked(device: WakeableDevice): WakeOnLanDevice {
    const name = device.name.trim();
    if (name === "" || name.length > MAX_NAME) {
      const message = `A computer to wake needs a name of at most ${MAX_NAME} characters`;
      throw new KvmError("invalid_params", message, { field: "name" });
    }
    const mac = parseMac(device.macAddress);
    const broadcastIP = device.broadcastIP?.trim();
    if (broadcastIP) checkIp(broadcastIP);
    const password = device.password === MASK ? this.#find(mac)?.password : device.password?.trim();
    if (password) parseSecureOn(password);
    return {
      name,
      macAddress: device.macAddress.trim(),
      ...(broadcastIP && { broadcastIP }),
      ...(password && { password }),
    };
  }

  get #stored(): readonly WakeOnLanDevice[] {
    return this.#config.current.wake_on_lan_devices;
  }

  #find(mac: Uint8Array): WakeOnLanDevice | undefined {
    const digits = mac.toHex();
    return this.#stored.find(({ macAddress }) =>
      macAddress.replace(/[^0-9a-f]/gi, "").toLowerCase() === digits
    );
  }
}

/** @throws {KvmError} `invalid_params` */
function checkIp(broadcastIP: string): void {
  if (isIPv4(broadcastIP)) return;
  throw new KvmError("invalid_params", `invalid broadcast address: "${broadcastIP}"`, {
    field: "broadcastIP",
  });
}
