import type { Principal } from "../auth/port.ts";
import type { EventBus } from "../base/event_bus.ts";
import type { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import type { SampleWindow } from "../base/sample_window.ts";
import type { HidService } from "../hid/hid_service.ts";
import type { Input } from "../hid/input.ts";
import type { VideoService } from "../media/video_service.ts";
import type { KvmEvents, RpcEvents } from "../protocol/events.ts";
import type { RpcAccess } from "../protocol/rpc/define.ts";

/** Who makes an RPC call, and with whose hands. */
export interface RpcCaller {
  /** For the log, e.g. `viewer 3` or `api`. */
  readonly name: string;
  readonly input: Input;
  /** The viewer behind it; none for calls from outside the page. */
  readonly viewer?: CallingViewer;
  /** The login or token behind it; none where that is not known. */
  readonly login?: Principal;
  /** Why the caller may not use methods of this class; undefined when it may. */
  readonly refusal: (access: RpcAccess) => KvmError | undefined;
}

/** What a method may ask of the viewer that calls it. */
export interface CallingViewer {
  readonly id: number;
  /** Stops or goes on with this viewer's picture alone. */
  pauseVideo(paused: boolean): void;
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
  readonly video: Pick<VideoService, "subscribe" | "requestKeyUnit">;
  /** From a frame's leaving the encoder to its last packet, milliseconds. */
  readonly sendTimes: SampleWindow;
  readonly bus: EventBus<KvmEvents>;
  readonly rpc: RpcDoor;
  /** What a page needs to know as its rpc channel opens. */
  readonly greeting: () => Iterable<RpcNotification>;
  readonly log: Logger;
}
