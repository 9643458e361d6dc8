/** How an interface gets its IPv4 address. */
export type Ipv4Settings =
  | { readonly mode: "dhcp" | "disabled" }
  | {
    readonly mode: "static";
    readonly address: string;
    readonly prefixLength: number;
    /** Empty text: no way out of the network. */
    readonly gateway: string;
    readonly dns: readonly string[];
  };

/** How an interface gets its IPv6 addresses. */
export type Ipv6Settings =
  | { readonly mode: "slaac" | "dhcpv6" | "slaac_and_dhcpv6" | "link_local" | "disabled" }
  | {
    readonly mode: "static";
    readonly address: string;
    readonly prefixLength: number;
    /** Empty text: no way out of the network. */
    readonly gateway: string;
    readonly dns: readonly string[];
  };

/** What is asked of the machine for one interface. */
export interface LinkSettings {
  readonly interfaceName: string;
  readonly ipv4: Ipv4Settings;
  readonly ipv6: Ipv6Settings;
  /** Search domain; empty text for what DHCP says. */
  readonly domain: string;
  /** Listen to, and send, LLDP neighbour packets. */
  readonly lldp: { readonly receive: boolean; readonly transmit: boolean };
}

/** What the machine had before a change: plain JSON that only its maker reads. */
export type MachineSnapshot = unknown;

/** The machine's own network manager. */
export interface NetworkManager {
  /** Its name, for the log and to know whose snapshot one is. */
  readonly name: "systemd-networkd" | "NetworkManager" | "udhcpc" | "none";
  /** Why nothing can be applied here; settings are stored then. Undefined when it can. */
  readonly storesOnly: string | undefined;
  /** Keeps what it was given over a restart of the machine. */
  readonly persistent: boolean;
  /** Everything that {@linkcode apply} may change. */
  snapshot(interfaceName: string): Promise<MachineSnapshot>;
  /** @throws {KvmError} `unavailable` with the machine's own words. */
  apply(settings: LinkSettings): Promise<void>;
  /** Brings a snapshot of this manager back. @throws {KvmError} `unavailable` */
  restore(snapshot: MachineSnapshot): Promise<void>;
  /** Asks the DHCP server for a new lease. @throws {KvmError} `unavailable` */
  renew(interfaceName: string): Promise<void>;
}

/** The machine's host name. */
export interface HostName {
  readonly current: string;
  /** @throws {KvmError} `unavailable` when the machine refuses. */
  set(name: string): Promise<void>;
}
