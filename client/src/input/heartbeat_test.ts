import { strict as assert } from "node:assert";
import { Heartbeat, type HeartbeatClock } from "./heartbeat.ts";

/** A clock that is moved by hand; its timers fire `lateMs` late. */
class HeldClock implements HeartbeatClock {
  lateMs = 0;
  #now = 0;
  #timers: { atMs: number; callback: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { atMs: this.#now + delayMs + this.lateMs, callback };
    this.#timers.push(timer);
    return () => this.#timers = this.#timers.filter((other) => other !== timer);
  }

  get waiting(): number {
    return this.#timers.length;
  }

  advanceTo(timeMs: number): void {
    for (;;) {
      const next = this.#timers.filter((t) => t.atMs <= timeMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.atMs;
      next.callback();
    }
    this.#now = timeMs;
  }
}

function beats(clock: HeldClock): { heart: Heartbeat; times: number[] } {
  const times: number[] = [];
  return { heart: new Heartbeat(() => times.push(clock.now()), clock), times };
}

Deno.test("it beats every 50 ms while something is held, and no longer", () => {
  const clock = new HeldClock();
  const { heart, times } = beats(clock);
  heart.set(true);
  clock.advanceTo(160);
  heart.set(false);
  clock.advanceTo(500);
  assert.deepEqual(times, [50, 100, 150]);
  assert.equal(clock.waiting, 0);
});

Deno.test("late timers do not add up", () => {
  const clock = new HeldClock();
  clock.lateMs = 4;
  const { heart, times } = beats(clock);
  heart.set(true);
  clock.advanceTo(1010);
  heart.set(false);
  assert.equal(times.length, 20);
  assert.equal(times.at(-1), 1004);
});

Deno.test("holding a second key does not disturb the beat", () => {
  const clock = new HeldClock();
  const { heart, times } = beats(clock);
  heart.set(true);
  clock.advanceTo(30);
  heart.set(true);
  clock.advanceTo(60);
  heart.set(false);
  assert.deepEqual(times, [50]);
});

Deno.test("after a stall it goes on without a burst", () => {
  const clock = new HeldClock();
  const { heart, times } = beats(clock);
  clock.lateMs = 400;
  heart.set(true);
  clock.advanceTo(450);
  clock.lateMs = 0;
  clock.advanceTo(920);
  heart.set(false);
  assert.deepEqual(times.slice(0, 1), [450]);
  assert.ok(times.every((time, i) => i === 0 || time - times[i - 1]! >= 50));
});
