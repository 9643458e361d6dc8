import type { FailsafeState, NetworkState, UsbState, VideoInputState } from "../protocol/states.ts";
import type { RpcNotification } from "../session/services.ts";

/** What the greeting tells. */
export interface GreetingFacts {
  /** Nothing may look like the end of an update: a page reloads when it sees one. */
  readonly update: { readonly updating: boolean; readonly [key: string]: unknown };
  readonly video: VideoInputState;
  readonly usb: UsbState;
  readonly network: NetworkState;
  readonly failsafe: FailsafeState;
  readonly version: { readonly appVersion: string; readonly systemVersion: string };
  /** Tags of what this appliance can do. */
  readonly capabilities: string[];
}

/** The notifications that a page waits for as its rpc channel opens, in the order of rpc.md §3. */
export function greeting(facts: GreetingFacts): RpcNotification[] {
  return [
    ["otaState", facts.update],
    ["videoInputState", facts.video],
    ["usbState", facts.usb],
    ["networkState", facts.network],
    ...(facts.failsafe.active ? [["failsafeMode", facts.failsafe] satisfies RpcNotification] : []),
    ["localVersion", facts.version],
    ["deviceCapabilities", facts.capabilities],
  ];
}
