import type { EventBus, Unsubscribe } from "../base/event_bus.ts";
import type { Logger } from "../base/logger.ts";
import type { HidService } from "../hid/hid_service.ts";
import type { Input } from "../hid/input.ts";
import type { FrameViewer } from "../media/video_service.ts";
import type { KvmEvents, RpcEvents } from "../protocol/events.ts";

/** Who makes an RPC call, and with whose hands. */
export interface RpcCaller {
  /** For the log, e.g. `viewer 3` or `api`. */
  readonly name: string;
  readonly input: Input;
  /** Another viewer took over: the caller may look no more and touch nothing. */
  readonly mayControl: () => boolean;
}

/** The registry of methods, as the session floor sees it. */
export interface RpcDoor {
  /** Carries out one message of JSON-RPC text. @returns The reply, if one is owed. */
  message(text: string, caller: RpcCaller): Promise<string | undefined>;
}

/** A notification for a viewer's rpc channel. */
export type RpcNotification = {
  [K in keyof RpcEvents]: readonly [method: K, params: RpcEvents[K]];
}[keyof RpcEvents];

/** What a viewer needs of the appliance. */
export interface ViewerServices {
  readonly hid: HidService;
  readonly video: {
    subscribe(viewer: FrameViewer): Unsubscribe;
    requestKeyUnit(): void;
  };
  readonly bus: EventBus<KvmEvents>;
  readonly rpc: RpcDoor;
  /** What a page needs to know as its rpc channel opens. */
  readonly greeting: () => Iterable<RpcNotification>;
  readonly log: Logger;
}
