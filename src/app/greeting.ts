import type { FailsafeState, UsbState, VideoInputState } from "../protocol/states.ts";
import type { RpcNotification } from "../session/services.ts";

/** What the greeting tells. */
export interface GreetingFacts {
  readonly video: VideoInputState;
  readonly usb: UsbState;
  readonly failsafe: FailsafeState;
  readonly version: { readonly appVersion: string; readonly systemVersion: string };
}

/**
 * The notifications that a page waits for as its rpc channel opens, in the order of rpc.md §3. The
 * update state says that nothing is under way: a page reloads when it sees an update end.
 */
export function greeting(facts: GreetingFacts): RpcNotification[] {
  return [
    ["otaState", {
      updating: false,
      metadataFetchedAt: "0001-01-01T00:00:00Z",
      appUpdatePending: false,
      systemUpdatePending: false,
    }],
    ["videoInputState", facts.video],
    ["usbState", facts.usb],
    ...(facts.failsafe.active ? [["failsafeMode", facts.failsafe] satisfies RpcNotification] : []),
    ["localVersion", facts.version],
  ];
}
