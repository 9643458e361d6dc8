/** State objects as clients see them (rpc.md §2 and §3); domains keep their state in these shapes. */

/** `getVideoState` and the event `videoInputState`. */
export interface VideoInputState {
  /** A picture can be had. */
  ready: boolean;
  /** 0 inactive, 1 active, 2 stopping. */
  streaming: 0 | 1 | 2;
  /** Why there is no picture; absent when ready, or before the first look at the input. */
  error?: "no_signal" | "no_lock" | "out_of_range";
  /** Pixels; 0 without a picture. */
  width: number;
  /** Pixels; 0 without a picture. */
  height: number;
  /** Frames per second of the input. */
  fps: number;
}

/** USB state words of the Linux kernel, plus `unknown`. */
export type UsbState =
  | "not attached"
  | "attached"
  | "powered"
  | "default"
  | "addressed"
  | "configured"
  | "suspended"
  | "unknown";

/** `getKeyboardLedState` and the event `keyboardLedState`. */
export interface KeyboardLedState {
  num_lock: boolean;
  caps_lock: boolean;
  scroll_lock: boolean;
  compose: boolean;
  kana: boolean;
  shift: boolean;
}

/** `getKeyDownState` and the event `keysDownState`. */
export interface KeysDownState {
  /** HID modifier bits. */
  modifier: number;
  /** Six HID usages, 0 where no key is down. */
  keys: number[];
}

/** `getUsbDevices`; exactly these four keys, because the SPA compares their number. */
export interface UsbDevices {
  absolute_mouse: boolean;
  relative_mouse: boolean;
  keyboard: boolean;
  mass_storage: boolean;
}

/** `getATXState` and the event `atxState`. */
export interface AtxState {
  /** The power LED is lit. */
  power: boolean;
  /** The disk LED is lit. */
  hdd: boolean;
}

/** The event `failsafeMode`. */
export interface FailsafeState {
  active: boolean;
  reason: string;
}

/** How several viewers get along: the newest alone, or up to eight with one in control. */
export type SessionPolicy = "takeover" | "shared";

/** One viewer, as `getSessions` and the event `sessionsChanged` tell of it. */
export interface ViewerInfo {
  id: number;
  role: "controller" | "observer";
  address: string;
  userAgent: string;
  /** RFC 3339. */
  connectedAt: string;
  /** It asks for control. */
  requesting: boolean;
}

/** An address of IP version 6 in {@linkcode NetworkState}. */
export interface Ipv6Address {
  address: string;
  /** In CIDR form: `fd00::2/64`. */
  prefix: string;
  /** RFC 3339; null for ever. */
  valid_lifetime: string | null;
  /** RFC 3339; null for ever. */
  preferred_lifetime: string | null;
  /** RT_SCOPE of the kernel: 0 global, 253 link. */
  scope: number;
  /** IFA_F bits of the kernel; the booleans below say the same. */
  flags: number;
  flag_secondary: boolean;
  flag_permanent: boolean;
  flag_temporary: boolean;
  flag_stable_privacy: boolean;
  flag_deprecated: boolean;
  flag_optimistic: boolean;
  flag_dad_failed: boolean;
  flag_tentative: boolean;
}

/** What a DHCP server gave us; what it did not say is absent. */
export interface DhcpLease {
  ip: string;
  netmask: string;
  broadcast: string;
  ttl?: number;
  mtu?: number;
  hostname?: string;
  domain?: string;
  search_list?: string[];
  bootp_next_server?: string;
  bootp_server_name?: string;
  bootp_file?: string;
  timezone?: string;
  routers?: string[];
  dns_servers?: string[];
  ntp_servers?: string[];
  root_path?: string;
  /** Nanoseconds. */
  lease?: number;
  /** Nanoseconds. */
  renewal?: number;
  /** Nanoseconds. */
  rebinding?: number;
  server_id?: string;
  /** RFC 3339. */
  lease_expiry?: string;
  interface_name?: string;
  dhcp_client?: string;
}

/** `getNetworkState` and the event `networkState`: the interface that reaches the network. */
export interface NetworkState {
  /** Empty text when the machine has no interface. */
  interface_name: string;
  hostname: string;
  mac_address: string;
  up: boolean;
  /** Up, with an address that others can reach. */
  online: boolean;
  ipv4_ready: boolean;
  ipv6_ready: boolean;
  ipv4_address?: string;
  ipv6_address?: string;
  ipv6_link_local?: string;
  ipv6_gateway?: string;
  /** In CIDR form. */
  ipv4_addresses?: string[];
  /** Without the link-local ones; never absent. */
  ipv6_addresses: Ipv6Address[];
  ntp_servers?: string[];
  dhcp_lease?: DhcpLease;
  dhcp_lease6?: DhcpLease;
  /** RFC 3339. */
  last_updated: string;
}

/**
 * The event `willReboot`: what a page polls, and where it goes once that answers. Null: the page
 * waits for this same address.
 */
export type RebootNotice = {
  healthCheck: string;
  redirectTo: string;
  /** The same; an older page reads this name. */
  redirectUrl: string;
} | null;
