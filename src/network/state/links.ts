/** One address of an interface, in the kernel's terms. */
export interface LinkAddress {
  readonly family: "inet" | "inet6";
  readonly address: string;
  readonly prefixLength: number;
  /** Empty text when the kernel names none. */
  readonly broadcast: string;
  /** RT_SCOPE: 0 global, 200 site, 253 link, 254 host (linux/rtnetlink.h). */
  readonly scope: number;
  /** IFA_F bits (linux/if_addr.h). */
  readonly flags: number;
  /** Seconds; absent for ever. */
  readonly validForSec?: number;
  /** Seconds; absent for ever. */
  readonly preferredForSec?: number;
}

/** One network interface. */
export interface Link {
  readonly index: number;
  readonly name: string;
  readonly mac: string;
  readonly loopback: boolean;
  /** A cable is in, or a radio is associated. */
  readonly up: boolean;
  readonly addresses: readonly LinkAddress[];
}

/** A default route. */
export interface Gateway {
  readonly family: "inet" | "inet6";
  readonly link: string;
  /** Empty text when the route leads straight into the interface. */
  readonly address: string;
  readonly metric: number;
}

/** What the kernel knows of the network. */
export interface LinkTable {
  readonly links: readonly Link[];
  readonly gateways: readonly Gateway[];
}
