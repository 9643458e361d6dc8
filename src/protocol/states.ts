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
