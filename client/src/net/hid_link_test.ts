import { strict as assert } from "node:assert";
import { type FrameChannel, HidLink } from "./hid_link.ts";

class FakeChannel implements FrameChannel {
  readyState = "open";
  bufferedAmount = 0;
  readonly sent: string[] = [];

  send(frame: Uint8Array<ArrayBuffer>): void {
    this.sent.push(frame.toHex());
  }
}

function bench(): { link: HidLink; reliable: FakeChannel; pointer: FakeChannel } {
  const link = new HidLink();
  const reliable = new FakeChannel();
  const pointer = new FakeChannel();
  link.attach({ reliable, pointer });
  link.receive(Uint8Array.of(1, 1).buffer);
  reliable.sent.length = 0;
  return { link, reliable, pointer };
}

Deno.test("the handshake is sent as the channel opens", () => {
  const link = new HidLink();
  const reliable = new FakeChannel();
  link.attach({ reliable, pointer: new FakeChannel() });
  assert.deepEqual(reliable.sent, ["0101"]);
  link.detach();
});

Deno.test("keys, buttons and the wheel take the reliable channel", () => {
  const { link, reliable, pointer } = bench();
  link.key(4, true);
  link.keepAlive();
  link.releaseKeys();
  link.pointerButtons(32767, 0, 1);
  link.wheel(-1, 0);
  link.mouse(-3, 5, 2);
  assert.deepEqual(reliable.sent, [
    "050401",
    "09",
    "0200000000000000",
    "0300007fff0000000001",
    "04ff00",
    "06fd0502",
  ]);
  assert.deepEqual(pointer.sent, []);
});

Deno.test("moves take the fast channel, the reliable one while that is not open", () => {
  const { link, reliable, pointer } = bench();
  link.pointerMove(0, 0, 0);
  pointer.readyState = "connecting";
  link.pointerMove(1, 0, 0);
  assert.deepEqual(pointer.sent, ["03000000000000000000"]);
  assert.deepEqual(reliable.sent, ["03000000010000000000"]);
});

Deno.test("a move is dropped while older ones still wait", () => {
  const { link, reliable, pointer } = bench();
  pointer.bufferedAmount = 100_000;
  link.pointerMove(0, 0, 0);
  assert.deepEqual([...pointer.sent, ...reliable.sent], []);
});

Deno.test("without a connection input goes nowhere", () => {
  const { link, reliable } = bench();
  link.detach();
  link.key(4, true);
  link.pointerMove(0, 0, 0);
  assert.deepEqual(reliable.sent, []);
});
