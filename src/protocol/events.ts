import type {
  AtxState,
  FailsafeState,
  KeyboardLedState,
  KeysDownState,
  NetworkState,
  RebootNotice,
  UsbState,
  VideoInputState,
  ViewerInfo,
} from "./states.ts";

/** What the domains publish; every listener (RPC broadcast, health, metrics) reads this one map. */
export interface KvmEvents {
  videoInputState: VideoInputState;
  usbState: UsbState;
  keyboardLedState: KeyboardLedState;
  keysDownState: KeysDownState;
  atxState: AtxState;
  failsafeMode: FailsafeState;
  networkState: NetworkState;
  /** The page will be gone for a while, or for good at this address. */
  willReboot: RebootNotice;
  otaState: { updating: boolean; [key: string]: unknown };
  /** The set of viewers changed; the payload is how many there are. */
  viewerCount: number;
}

/** Notifications pushed to a viewer's rpc channel, keyed by method name (rpc.md §3). */
export interface RpcEvents extends Omit<KvmEvents, "viewerCount"> {
  otherSessionConnected: undefined;
  /** Who watches and who controls; ours, pages of upstream do not know it. */
  sessionsChanged: ViewerInfo[];
  deviceCapabilities: string[];
  localVersion: { appVersion: string; systemVersion: string };
}
