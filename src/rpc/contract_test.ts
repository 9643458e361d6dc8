import { strict as assert } from "node:assert";
import { GOOD_RPC_PARAMS } from "../../tests/fakes/good_rpc_params.ts";
import { silentLogger } from "../../tests/fakes/logger.ts";
import { fakeRpcHandlers } from "../../tests/fakes/rpc_handlers.ts";
import type { RpcMethod } from "../protocol/rpc/define.ts";
import { RPC_METHODS } from "../protocol/rpc/mod.ts";
import { RpcRegistry } from "./registry.ts";

interface ContractEntry {
  readonly method: string;
  readonly params: readonly { readonly name: string; readonly optional: boolean }[];
}

interface Reply {
  readonly result?: unknown;
  readonly error?: {
    readonly code: number;
    readonly data: string;
    readonly kvm: { readonly code: string; readonly field?: string };
  };
}

type Call = (method: string, params?: unknown) => Promise<Reply>;

/** Setters for the appliance's own use, which no client may reach (rpc.md §2). */
const NOT_EXPOSED = new Set(["setUSBState", "setCloudState", "setNetworkIpAddress"]);

/** Codes of the refusals of good calls, keyed by method. */
const REFUSED: Readonly<Record<string, string>> = {
  // There is no such thing on a new device.
  removeApiToken: "not_found",
  revokeLogin: "not_found",
  // A call from outside the page has no login of its own.
  revokeOtherLogins: "conflict",
  // Later versions do these.
  restartVideoPipeline: "unavailable",
  typeText: "unavailable",
  pressCombo: "unavailable",
  executeKeyboardMacro: "unavailable",
  cancelKeyboardMacro: "unavailable",
  mountWithHTTP: "unavailable",
  mountWithWebRTC: "unavailable",
  mountWithStorage: "unavailable",
  rpcMountBuiltInImage: "unavailable",
  mountBuiltInImage: "unavailable",
  setMassStorageMode: "unavailable",
  getMassStorageMode: "unavailable",
  checkMountUrl: "unavailable",
  listStorageFiles: "unavailable",
  getStorageSpace: "unavailable",
  deleteStorageFile: "unavailable",
  startStorageFileUpload: "unavailable",
  getDCPowerState: "unavailable",
  setDCPowerState: "unavailable",
  setDCRestoreState: "unavailable",
  sendCustomCommand: "unavailable",
  setTerminalPaused: "unavailable",
  checkUpdateComponents: "unavailable",
  tryUpdate: "unavailable",
  tryUpdateComponents: "unavailable",
  // It is not registered.
  deregisterDevice: "conflict",
  // The caller of this test does not sit at the desk.
  requestControl: "not_found",
  takeControl: "not_found",
  grantControl: "not_found",
};

/** What the originals need and we can do without, keyed by method. */
const DISPENSABLE: Readonly<Record<string, readonly string[]>> = {
  reboot: ["force"],
  checkUpdateComponents: ["params", "includePreRelease"],
  tryUpdateComponents: ["params", "includePreRelease", "resetConfig"],
  getPublicIPAddresses: ["refresh"],
};

const CONTRACT: readonly ContractEntry[] = JSON.parse(
  await Deno.readTextFile(new URL("../../tests/contract/rpc.json", import.meta.url)),
);
const EXPOSED = CONTRACT.filter(({ method }) => !NOT_EXPOSED.has(method));
const DECLARED: ReadonlyMap<string, RpcMethod> = new Map(Object.entries(RPC_METHODS));
const PARAMS: ReadonlyMap<string, object> = new Map(Object.entries(GOOD_RPC_PARAMS));

/** Gives a test the real methods; the texts that travel are checked on their way. */
async function withMethods(test: (call: Call) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    const { handlers, caller } = fakeRpcHandlers(folder);
    const registry = new RpcRegistry(handlers, silentLogger);
    await test(async (method, params) => {
      const request = JSON.stringify({ jsonrpc: "2.0", method, params, id: 7 });
      const reply = JSON.parse(await registry.message(request, caller) ?? "null");
      checkEnvelope(method, reply);
      return reply;
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function checkEnvelope(method: string, reply: object): void {
  const { id, error } = reply as Reply & { id: unknown };
  assert.equal(id, 7, method);
  assert.notEqual("error" in reply, "result" in reply, `${method}: either an error or a result`);
  if (!("error" in reply) || error?.code === -32601) return;
  assert.equal(error?.code, -32603, method);
  assert.ok(typeof error.data === "string" && error.data !== "", `${method}: the error is a text`);
  assert.notEqual(error.kvm.code, "internal", `${method}: ${error.data}`);
}

function methodOf(name: string): RpcMethod {
  const method = DECLARED.get(name);
  assert.ok(method, `${name} is not declared`);
  return method;
}

/** The parameters of a good call, without what a page wraps around them. */
function insideOf(name: string): object {
  const { wrapper } = methodOf(name);
  const params = PARAMS.get(name) ?? {};
  return wrapper === undefined ? params : (params as Record<string, object>)[wrapper] ?? {};
}

/** The same parameters, wrapped as a page wraps them. */
function wrapped(name: string, inside: unknown): unknown {
  const { wrapper } = methodOf(name);
  return wrapper === undefined ? inside : { [wrapper]: inside };
}

Deno.test("every method of the contract exists, and none that is for our own use", () =>
  withMethods(async (call) => {
    assert.equal(CONTRACT.length, 141);
    assert.deepEqual(EXPOSED.map(({ method }) => method).filter((name) => !DECLARED.has(name)), []);
    for (const method of NOT_EXPOSED) assert.equal((await call(method)).error?.code, -32601);
  }));

Deno.test("a good call gets the result that is declared, or is refused with the reason", () =>
  withMethods(async (call) => {
    for (const name of DECLARED.keys()) {
      const { result, error } = await call(name, PARAMS.get(name));
      const refusal = REFUSED[name];
      assert.equal(error?.kvm.code, refusal, `${name}: ${error?.data}`);
      if (refusal !== undefined) continue;
      const parsed = methodOf(name).result.safeParse(result);
      assert.ok(parsed.success, `${name}: ${JSON.stringify(result)} ${parsed.error}`);
      assert.deepEqual(result, JSON.parse(JSON.stringify(parsed.data)), `${name}: nothing else`);
    }
  }));

Deno.test("a parameter that is needed and missing, or null, is named", () =>
  withMethods(async (call) => {
    for (const { method, params } of EXPOSED) {
      for (const name of neededBy(method, params)) {
        const { [name]: _gone, ...rest } = PARAMS.get(method) as Record<string, unknown>;
        for (const given of [rest, { ...rest, [name]: null }]) {
          const { error } = await call(method, given);
          const place = `${method} without ${name}`;
          assert.equal(error?.kvm.code, "invalid_params", place);
          assert.equal(error.kvm.field, name, place);
          assert.equal(error.data, `missing parameter: ${name}`, place);
        }
      }
    }
  }));

Deno.test("what is needed inside a wrapper and missing is named", () =>
  withMethods(async (call) => {
    for (const [name, method] of DECLARED) {
      for (const key of Object.keys(insideOf(name))) {
        if (Array.isArray(insideOf(name))) continue;
        const { [key]: _gone, ...rest } = insideOf(name) as Record<string, unknown>;
        if (method.params.safeParse(rest).success) continue;
        const { error } = await call(name, wrapped(name, rest));
        assert.equal(error?.kvm.field, key, `${name} without ${key}: ${error?.data}`);
        assert.equal(error.data, `missing parameter: ${key}`);
      }
    }
  }));

Deno.test("a parameter of another type is refused and named", () =>
  withMethods(async (call) => {
    for (const name of DECLARED.keys()) {
      const inside = insideOf(name);
      if (Array.isArray(inside)) continue;
      for (const [key, value] of Object.entries(inside)) {
        for (const wrong of otherTypesThan(value)) {
          const { error } = await call(name, wrapped(name, { ...inside, [key]: wrong }));
          const place = `${name} with ${key} = ${JSON.stringify(wrong)}: ${error?.data}`;
          assert.equal(error?.kvm.code, "invalid_params", place);
          assert.equal(error.kvm.field?.split(".")[0], key, place);
        }
      }
    }
  }));

Deno.test("whatever stands in place of the parameters, there is an answer", () =>
  withMethods(async (call) => {
    for (const name of DECLARED.keys()) {
      if (Object.keys(PARAMS.get(name) ?? {}).length === 0) continue;
      for (const params of [[], [1, 2], {}, { [methodOf(name).wrapper ?? "x"]: "text" }]) {
        await call(name, params);
      }
    }
  }));

Deno.test("wrapped and bare parameters mean the same", () =>
  withMethods(async (call) => {
    for (const [name, { wrapper }] of DECLARED) {
      if (wrapper === undefined) continue;
      const outcomes = [];
      for (const params of [wrapped(name, insideOf(name)), insideOf(name)]) {
        outcomes.push(await call(name, params));
      }
      assert.deepEqual(outcomes[0], outcomes[1], name);
    }
  }));

Deno.test("what nobody asked for is ignored", () =>
  withMethods(async (call) => {
    for (const name of DECLARED.keys()) {
      const inside = insideOf(name);
      if (Array.isArray(inside)) continue;
      const { error } = await call(name, wrapped(name, { ...inside, unheardOf: { deep: [1] } }));
      assert.equal(error?.kvm.code, REFUSED[name], `${name}: ${error?.data}`);
    }
  }));

/** A few entries of the contract describe parameters that have no name. */
function neededBy(method: string, params: ContractEntry["params"]): string[] {
  const needed = params.filter(({ optional, name }) => !optional && /^\w+$/.test(name));
  return needed.map(({ name }) => name).filter((name) => !DISPENSABLE[method]?.includes(name));
}

/** Values that no lenient reading turns into what is wanted. */
function otherTypesThan(value: unknown): unknown[] {
  const others: unknown[] = [{ nonsense: true }, "nonsense", [{}], true, 1e300];
  return others.filter((other) => {
    if (Array.isArray(value)) return !Array.isArray(other);
    return typeof other !== typeof value;
  });
}
