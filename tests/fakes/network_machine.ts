import type { HostName, LinkSettings, NetworkManager } from "../../src/network/port.ts";
import type { Link } from "../../src/network/state/links.ts";
import type { NetworkState } from "../../src/protocol/states.ts";

const LEASED = "192.168.1.50";

/**
 * A machine with one interface, its network manager and its host name. It has its own settings,
 * a lease of 192.168.1.50, until it is given others.
 */
export class FakeNetworkMachine implements NetworkManager, HostName {
  readonly name: NetworkManager["name"];
  readonly persistent: boolean;
  storesOnly: string | undefined;
  /** What was applied last; undefined: the machine's own settings. */
  applied: LinkSettings | undefined;
  current = "rustkvm";
  renewals = 0;
  /** The next settings are refused with this error, half applied. */
  refusal: Error | undefined;
  /** The address comes only after so many looks. */
  slowness = 0;
  hasInterface = true;

  constructor(name: NetworkManager["name"] = "systemd-networkd", persistent = true) {
    this.name = name;
    this.persistent = persistent;
  }

  snapshot(): Promise<unknown> {
    return Promise.resolve({ applied: this.applied ?? null });
  }

  apply(settings: LinkSettings): Promise<void> {
    this.applied = settings;
    const { refusal } = this;
    this.refusal = undefined;
    return refusal ? Promise.reject(refusal) : Promise.resolve();
  }

  restore(snapshot: unknown): Promise<void> {
    const { refusal } = this;
    if (refusal) return Promise.reject(refusal);
    this.applied = (snapshot as { applied: LinkSettings | null }).applied ?? undefined;
    return Promise.resolve();
  }

  renew(): Promise<void> {
    this.renewals += 1;
    return Promise.resolve();
  }

  set(name: string): Promise<void> {
    this.current = name;
    return Promise.resolve();
  }

  get address(): string {
    const ipv4 = this.applied?.ipv4;
    return ipv4?.mode === "static" ? ipv4.address : LEASED;
  }

  /** The machine as the monitor sees it. */
  readonly monitor = {
    state: this.#state(LEASED),
    refresh: (): Promise<NetworkState> => {
      if (this.slowness > 0) this.slowness -= 1;
      else this.monitor.state = this.#state(this.address);
      return Promise.resolve(this.monitor.state);
    },
    primary: (): Promise<Link | undefined> =>
      Promise.resolve(
        this.hasInterface
          ? { index: 2, name: "eth0", mac: "", loopback: false, up: true, addresses: [] }
          : undefined,
      ),
  };

  #state(address: string): NetworkState {
    return {
      interface_name: "eth0",
      hostname: this.current,
      mac_address: "",
      up: true,
      online: true,
      ipv4_ready: true,
      ipv6_ready: false,
      ipv4_address: address,
      ipv4_addresses: [`${address}/24`],
      ipv6_addresses: [],
      last_updated: new Date(0).toISOString(),
    };
  }
}
