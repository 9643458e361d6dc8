import { strict as assert } from "node:assert";
import { EventEmitter } from "node:events";
import { ConnectionCap, type Peer } from "./connection_cap.ts";

class FakeSocket extends EventEmitter implements Peer {
  destroyed = false;

  constructor(readonly remoteAddress: string) {
    super();
  }

  destroy(): void {
    this.destroyed = true;
  }
}

function come(cap: ConnectionCap, address: string): FakeSocket {
  const socket = new FakeSocket(address);
  cap.admit(socket);
  return socket;
}

Deno.test("the 65th connection of an address ends at once, other addresses get in", () => {
  const cap = new ConnectionCap();
  const open = Array.from({ length: 64 }, () => come(cap, "::ffff:192.168.1.20"));
  assert.ok(open.every((socket) => !socket.destroyed));
  assert.ok(come(cap, "192.168.1.20").destroyed);
  assert.ok(!come(cap, "192.168.1.21").destroyed);
  open[0]?.emit("close");
  assert.ok(!come(cap, "192.168.1.20").destroyed);
  assert.ok(come(cap, "192.168.1.20").destroyed);
});

Deno.test("the hosts of an IPv6 network count as one; this machine and proxies do not count", () => {
  const cap = new ConnectionCap((address) => address === "10.0.0.2");
  for (let i = 0; i < 64; i++) come(cap, `2001:db8::${i.toString(16)}`);
  assert.ok(come(cap, "2001:db8::ffff").destroyed);
  for (let i = 0; i < 100; i++) {
    for (const address of ["127.0.0.1", "::1", "10.0.0.2"]) {
      assert.ok(!come(cap, address).destroyed);
    }
  }
});
