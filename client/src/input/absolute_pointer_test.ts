import { strict as assert } from "node:assert";
import { AbsolutePointer } from "./absolute_pointer.ts";

function bench(): { pointer: AbsolutePointer; log: string[]; frame: () => void } {
  const log: string[] = [];
  const callbacks: (() => void)[] = [];
  const pointer = new AbsolutePointer({
    pointerMove: (x, y, buttons) => log.push(`move ${x},${y} ${buttons}`),
    pointerButtons: (x, y, buttons) => log.push(`buttons ${x},${y} ${buttons}`),
  }, (callback) => callbacks.push(callback));
  const frame = () => callbacks.splice(0).forEach((callback) => callback());
  return { pointer, log, frame };
}

Deno.test("many places in one frame become the last one", () => {
  const { pointer, log, frame } = bench();
  pointer.update({ x: 1, y: 1 }, 0);
  pointer.update({ x: 2, y: 2 }, 0);
  assert.deepEqual(log, []);
  frame();
  frame();
  assert.deepEqual(log, ["move 2,2 0"]);
});

Deno.test("a click is sent at once, and confirmed by the next place", () => {
  const { pointer, log, frame } = bench();
  pointer.update({ x: 5, y: 6 }, 1);
  assert.deepEqual(log, ["buttons 5,6 1"]);
  pointer.update({ x: 5, y: 6 }, 0);
  frame();
  assert.deepEqual(log, ["buttons 5,6 1", "buttons 5,6 0", "move 5,6 0"]);
});

Deno.test("release lets buttons go in place, and only if one is held", () => {
  const { pointer, log } = bench();
  pointer.release();
  assert.deepEqual(log, []);
  pointer.update({ x: 5, y: 6 }, 3);
  pointer.release();
  assert.deepEqual(log, ["buttons 5,6 3", "buttons 5,6 0"]);
});
