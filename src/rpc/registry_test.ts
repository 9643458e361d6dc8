import { strict as assert } from "node:assert";
import pino from "pino";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { FakeHidSink } from "../../tests/fakes/hid_sink.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { EventBus } from "../base/event_bus.ts";
import { KvmError } from "../base/errors.ts";
import type { Logger } from "../base/logger.ts";
import { HidService } from "../hid/hid_service.ts";
import type { KvmEvents } from "../protocol/events.ts";
import { RPC_METHODS, type RpcMethodName } from "../protocol/rpc/mod.ts";
import type { RpcCaller } from "../session/services.ts";
import type { RpcHandlers } from "./handlers.ts";
import { RpcRegistry } from "./registry.ts";

/** A registry whose methods answer with their own parameters, except those given. */
function setUp(
  own: Partial<Record<RpcMethodName, (params: unknown) => unknown>> = {},
  log: Logger = silentLogger,
) {
  const echo = Object.fromEntries(
    Object.keys(RPC_METHODS).map((name) => [name, (params: unknown) => params]),
  );
  const registry = new RpcRegistry({ ...echo, ...own } as unknown as RpcHandlers, log);
  const hid = new HidService(
    new FakeHidSink(),
    "",
    new EventBus<KvmEvents>(() => undefined),
    new FakeClock(),
  );
  const state = { mayControl: true };
  const caller: RpcCaller = {
    name: "test",
    input: hid.input("test", false),
    refusal: (access) =>
      access === "read" || state.mayControl ? undefined : new KvmError("conflict", "taken over"),
  };
  const call = async (request: unknown) => {
    const text = typeof request === "string" ? request : JSON.stringify(request);
    const reply = await registry.message(text, caller);
    return reply === undefined ? undefined : JSON.parse(reply);
  };
  return { call, state };
}

Deno.test("an id comes back as it was, of the same type", async () => {
  const { call } = setUp();
  for (const id of [1, 0, "rpc_17_1", "", null]) {
    assert.deepEqual(await call({ jsonrpc: "2.0", method: "ping", id }), {
      jsonrpc: "2.0",
      result: {},
      id,
    });
  }
});

Deno.test("a success has no error key, and no value is null", async () => {
  const { call } = setUp({ ping: () => undefined });
  assert.deepEqual(await call({ method: "ping", id: 1 }), { jsonrpc: "2.0", result: null, id: 1 });
});

Deno.test("a notification is carried out and not answered", async () => {
  let called = 0;
  const { call } = setUp({ ping: () => ++called });
  assert.equal(await call({ method: "ping" }), undefined);
  assert.equal(called, 1);
});

Deno.test("garbage is a parse error without an id", async () => {
  const { call } = setUp();
  for (const text of ["", "{", "[]", "[1]", "3", '"ping"', "{}", '{"method":3}', "null"]) {
    assert.deepEqual(await call(text), {
      jsonrpc: "2.0",
      error: { code: -32700, message: "Parse error" },
      id: null,
    }, text);
  }
  assert.equal((await call({ method: "ping", params: 5, id: 1 })).error.code, -32700);
});

Deno.test("an unknown method is -32601, whatever its name", async () => {
  const { call } = setUp();
  for (const method of ["nope", "toString", "__proto__", "constructor"]) {
    assert.deepEqual(await call({ method, id: 7 }), {
      jsonrpc: "2.0",
      error: { code: -32601, message: "Method not found" },
      id: 7,
    });
  }
});

Deno.test("a missing parameter is named, and null counts as missing", async () => {
  const { call } = setUp();
  for (const params of [{}, { factor: null }]) {
    const { error } = await call({ method: "setStreamQualityFactor", params, id: 1 });
    assert.deepEqual(error, {
      code: -32603,
      message: "Internal error",
      data: "missing parameter: factor",
      kvm: { code: "invalid_params", retriable: false, field: "factor" },
    });
  }
});

Deno.test("a parameter of the wrong type is named", async () => {
  const { call } = setUp();
  const params = { x: "left", y: 1, buttons: 0 };
  const { error } = await call({ method: "absMouseReport", params, id: 1 });
  assert.equal(error.code, -32603);
  assert.match(error.data, /^invalid parameter type for: x/);
});

Deno.test("extra parameters are ignored; integral floats and numeric text are integers", async () => {
  const { call } = setUp();
  const params = { x: 1.0, y: "2", buttons: 0, colour: "red" };
  const { result } = await call({ method: "absMouseReport", params, id: 1 });
  assert.deepEqual(result, { x: 1, y: 2, buttons: 0 });
});

Deno.test("wrapped and bare parameters are both taken", async () => {
  const { call } = setUp();
  const devices = { keyboard: true };
  const full = {
    absolute_mouse: false,
    relative_mouse: false,
    keyboard: true,
    mass_storage: false,
  };
  for (const params of [{ devices }, devices]) {
    assert.deepEqual((await call({ method: "setUsbDevices", params, id: 1 })).result, full);
  }
});

Deno.test("a wheel may turn by fractions, with or without its horizontal part", async () => {
  const { call } = setUp();
  const turned = async (params: unknown) =>
    (await call({ method: "wheelReport", params, id: 1 })).result;
  assert.deepEqual(await turned({ wheelY: 1.2 }), { wheelY: 1 });
  assert.deepEqual(await turned({ wheelY: -0.4, wheelX: 900 }), { wheelY: -1, wheelX: 127 });
});

Deno.test("what a method throws reaches the caller as text", async () => {
  const { call } = setUp({
    ping: () => {
      throw new TypeError("the cable is out");
    },
    getEDID: () => Promise.reject(new KvmError("unavailable", "No HDMI input")),
  });
  const { error } = await call({ method: "ping", id: 1 });
  assert.equal(error.data, "the cable is out");
  assert.deepEqual((await call({ method: "getEDID", id: 2 })).error.kvm, {
    code: "unavailable",
    retriable: true,
  });
});

Deno.test("after a takeover a viewer may still read, and touch nothing", async () => {
  const { call, state } = setUp();
  state.mayControl = false;
  assert.ok("result" in await call({ method: "getVideoState", id: 1 }));
  const { error } = await call({
    method: "keypressReport",
    params: { key: 4, press: true },
    id: 2,
  });
  assert.equal(error.kvm.code, "conflict");
});

Deno.test("a method's own words on a parameter are the whole text", async () => {
  const { call } = setUp();
  const { error } = await call({ method: "setATXPowerAction", params: { action: "kick" }, id: 1 });
  assert.equal(error.data, "invalid action: kick (use power-short, power-long or reset)");
  assert.deepEqual(error.kvm, { code: "invalid_params", retriable: false, field: "action" });
  const macros = [{ name: "", steps: [] }];
  const reply = await call({ method: "setKeyboardMacros", params: { params: { macros } }, id: 1 });
  assert.equal(reply.error.data, "invalid macro at index 0: macro name cannot be empty");
});

Deno.test("parameters may be a list where the method takes one", async () => {
  const { call } = setUp();
  const step = { keys: ["KeyA"], modifiers: null, delay: 70 };
  const { result } = await call({ method: "executeKeyboardMacro", params: [step], id: 1 });
  assert.deepEqual(result, [{ keys: ["KeyA"], modifiers: [], delay: 70 }]);
});

Deno.test("a reply that is too large is sent whole, and logged", async () => {
  const lines: { method?: string; sizeBytes?: number }[] = [];
  const log = pino({ level: "error" }, { write: (line) => void lines.push(JSON.parse(line)) });
  const { call } = setUp(
    { ping: () => "ä".repeat(32_000), getEDID: () => "ä".repeat(33_000) },
    log,
  );
  await call({ method: "ping", id: 1 });
  assert.equal(lines.length, 0);
  assert.equal((await call({ method: "getEDID", id: 1 })).result.length, 33_000);
  assert.deepEqual(lines.map(({ method, sizeBytes }) => [method, sizeBytes]), [[
    "getEDID",
    66_036,
  ]]);
});
