import { KvmError } from "../../src/base/errors.ts";
import { EventBus } from "../../src/base/event_bus.ts";
import { HidService } from "../../src/hid/hid_service.ts";
import type { KvmEvents } from "../../src/protocol/events.ts";
import { RpcRegistry } from "../../src/rpc/registry.ts";
import { RPC_METHODS } from "../../src/protocol/rpc/mod.ts";
import type { RpcHandlers } from "../../src/rpc/handlers.ts";
import { silentLogger } from "../fakes/logger.ts";

/**
 * Simple calls through the whole registry, from text to text; beside them the same texts parsed and
 * written, which no dispatch can undercut.
 *
 *     deno bench -A tests/bench/rpc_dispatch_bench.ts
 */
const NO_STATE = { ready: true, streaming: 1, width: 1920, height: 1080, fps: 60 };

const nothing = Object.fromEntries(Object.keys(RPC_METHODS).map((name) => [name, () => null]));
const registry = new RpcRegistry(
  { ...nothing, ping: () => "pong", getVideoState: () => NO_STATE } as unknown as RpcHandlers,
  silentLogger,
);
const hid = new HidService(undefined, "no keyboard", new EventBus<KvmEvents>(() => undefined));
const caller = {
  name: "bench",
  input: hid.input("bench", false),
  refusal: (): KvmError | undefined => undefined,
};

const CALLS = {
  ping: { method: "ping" },
  getVideoState: { method: "getVideoState", params: {} },
  absMouseReport: { method: "absMouseReport", params: { x: 100, y: 20_000, buttons: 0 } },
};

for (const [name, call] of Object.entries(CALLS)) {
  const request = JSON.stringify({ jsonrpc: "2.0", ...call, id: 17 });
  const reply = JSON.parse(await registry.message(request, caller) ?? "null");
  Deno.bench(`${name}, JSON alone`, { group: name, baseline: true }, () => {
    JSON.parse(request);
    JSON.stringify(reply);
  });
  Deno.bench(`${name}, dispatched`, { group: name }, async () => {
    await registry.message(request, caller);
  });
}
