import { FakeClock } from "./clock.ts";
import { FakeHidSink } from "./hid_sink.ts";
import { EventBus } from "../../src/base/event_bus.ts";
import type { KvmError } from "../../src/base/errors.ts";
import { HidService } from "../../src/hid/hid_service.ts";
import type { KvmEvents } from "../../src/protocol/events.ts";
import type { RpcCaller } from "../../src/session/services.ts";

/** A viewer that makes calls, and what its hands did. */
export class FakeCaller implements RpcCaller {
  readonly name = "test";
  readonly sink = new FakeHidSink();
  readonly hid = new HidService(
    this.sink,
    "",
    new EventBus<KvmEvents>(() => undefined),
    new FakeClock(),
  );
  readonly input = this.hid.input("test", false);
  /** What `setVideoStreamPaused` asked for. */
  readonly pauses: boolean[] = [];
  readonly viewer = { id: 1, pauseVideo: (paused: boolean) => void this.pauses.push(paused) };
  /** Why it may do nothing but read. */
  refused: KvmError | undefined;

  refusal(access: string): KvmError | undefined {
    return access === "read" ? undefined : this.refused;
  }
}
