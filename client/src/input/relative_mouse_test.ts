import { strict as assert } from "node:assert";
import { RelativeMouse, splitMotion } from "./relative_mouse.ts";

function bench(): { mouse: RelativeMouse; log: string[]; frame: () => void } {
  const log: string[] = [];
  const callbacks: (() => void)[] = [];
  const mouse = new RelativeMouse(
    (dx, dy, buttons) => log.push(`${dx},${dy} ${buttons}`),
    (callback) => callbacks.push(callback),
  );
  return { mouse, log, frame: () => callbacks.splice(0).forEach((callback) => callback()) };
}

Deno.test("movements of one frame are added up", () => {
  const { mouse, log, frame } = bench();
  mouse.move(3, -1);
  mouse.move(4, -1);
  frame();
  assert.deepEqual(log, ["7,-2 0"]);
});

Deno.test("a click comes after the movement before it", () => {
  const { mouse, log, frame } = bench();
  mouse.move(10, 0);
  mouse.press(1);
  mouse.move(1, 0);
  mouse.press(0);
  frame();
  assert.deepEqual(log, ["10,0 0", "0,0 1", "1,0 1", "0,0 0"]);
});

Deno.test("fractions are not lost", () => {
  const { mouse, log, frame } = bench();
  for (let i = 0; i < 4; i++) mouse.move(0.5, -0.25);
  frame();
  assert.deepEqual(log, ["2,-1 0"]);
});

Deno.test("a long way is split into signed bytes and ends where it should", () => {
  const parts = splitMotion(-1000, 333);
  assert.ok(parts.every(({ dx, dy }) => Math.abs(dx) <= 127 && Math.abs(dy) <= 127));
  assert.equal(parts.reduce((sum, { dx }) => sum + dx, 0), -1000);
  assert.equal(parts.reduce((sum, { dy }) => sum + dy, 0), 333);
  assert.deepEqual(splitMotion(0, 0), []);
});
