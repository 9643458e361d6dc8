import { strict as assert } from "node:assert";
import { EventEmitter } from "node:events";
import { FakeClock } from "../../../tests/fakes/clock.ts";
import { keepAlive, type Pingable } from "./heartbeat.ts";

class FakeSocket extends EventEmitter implements Pingable {
  pings = 0;
  terminated = false;

  ping(): void {
    this.pings += 1;
  }

  terminate(): void {
    this.terminated = true;
    this.emit("close");
  }
}

Deno.test("a socket is pinged every 15 s and lives as long as it answers", () => {
  const clock = new FakeClock();
  const socket = new FakeSocket();
  keepAlive(socket, clock);
  for (let beat = 1; beat <= 10; beat++) {
    clock.advance(15_000);
    assert.equal(socket.pings, beat);
    socket.emit("pong");
  }
  assert.equal(socket.terminated, false);
  socket.emit("close");
  assert.equal(clock.pending, 0);
});

Deno.test("a socket that is silent for 30 s is dropped", () => {
  const clock = new FakeClock();
  const socket = new FakeSocket();
  keepAlive(socket, clock);
  clock.advance(29_999);
  assert.equal(socket.terminated, false);
  clock.advance(1);
  assert.equal(socket.terminated, true);
  assert.equal(clock.pending, 0);
});
