import { strict as assert } from "node:assert";
import { RpcClient, RpcError } from "./rpc.ts";

function bench(): { rpc: RpcClient; sent: Record<string, unknown>[]; events: unknown[] } {
  const sent: Record<string, unknown>[] = [];
  const events: unknown[] = [];
  const rpc = new RpcClient(
    { send: (text) => sent.push(JSON.parse(text)) },
    (name, params) => events.push([name, params]),
  );
  return { rpc, sent, events };
}

Deno.test("ids start at 1 and each answer finds its call, in any order", async () => {
  const { rpc, sent } = bench();
  const first = rpc.call("getATXState");
  const second = rpc.call("setATXPowerAction", { action: "reset" });
  assert.deepEqual(sent.map((call) => call["id"]), [1, 2]);
  assert.deepEqual(sent[1]!["params"], { action: "reset" });
  rpc.receive('{"jsonrpc":"2.0","id":2,"result":null}');
  rpc.receive('{"jsonrpc":"2.0","id":1,"result":{"power":true,"hdd":false}}');
  assert.equal(await second, null);
  assert.deepEqual(await first, { power: true, hdd: false });
});

Deno.test("an error shows its data, not the constant message", async () => {
  const { rpc } = bench();
  const call = rpc.call("getATXState");
  rpc.receive(
    '{"id":1,"error":{"code":-32603,"message":"Internal error","data":"no power board"}}',
  );
  await assert.rejects(
    call,
    (error) => error instanceof RpcError && /power board/.test(error.message),
  );
});

Deno.test("messages without an id are events", () => {
  const { rpc, events } = bench();
  rpc.receive('{"jsonrpc":"2.0","method":"usbState","params":"configured"}');
  rpc.receive("not json");
  assert.deepEqual(events, [["usbState", "configured"]]);
});

Deno.test("closing fails the calls that wait", async () => {
  const { rpc } = bench();
  const call = rpc.call("getVideoState");
  rpc.close();
  await assert.rejects(call, RpcError);
});

Deno.test("a channel that cannot send fails the call at once", async () => {
  const rpc = new RpcClient({
    send: () => {
      throw new Error("closed");
    },
  }, () => {});
  await assert.rejects(rpc.call("getVideoState"), RpcError);
});
