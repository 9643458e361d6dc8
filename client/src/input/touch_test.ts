import { strict as assert } from "node:assert";
import { TouchPointer } from "./touch.ts";

function bench(): { touch: TouchPointer; log: string[]; pass: () => void } {
  const log: string[] = [];
  let waiting: (() => void) | undefined;
  const touch = new TouchPointer({
    moveTo: (x, y) => log.push(`move ${x},${y}`),
    click: (button) => log.push(`click ${button}`),
    scroll: (dx, dy) => log.push(`scroll ${dx},${dy}`),
    after: (_delayMs, callback) => {
      waiting = callback;
      return () => waiting = undefined;
    },
  });
  return { touch, log, pass: () => waiting?.() };
}

Deno.test("a tap moves there and clicks", () => {
  const { touch, log, pass } = bench();
  touch.down({ id: 1, x: 50, y: 60 });
  touch.move({ id: 1, x: 53, y: 60 });
  touch.up(1);
  pass();
  assert.deepEqual(log, ["move 50,60", "click left"]);
});

Deno.test("a long press is a right click and nothing more", () => {
  const { touch, log, pass } = bench();
  touch.down({ id: 1, x: 50, y: 60 });
  pass();
  touch.up(1);
  assert.deepEqual(log, ["move 50,60", "click right"]);
});

Deno.test("a finger that travels moves the pointer without a click", () => {
  const { touch, log, pass } = bench();
  touch.down({ id: 1, x: 50, y: 60 });
  touch.move({ id: 1, x: 80, y: 60 });
  pass();
  touch.up(1);
  assert.deepEqual(log, ["move 50,60", "move 80,60"]);
});

Deno.test("two fingers scroll, and the last one up does not click", () => {
  const { touch, log } = bench();
  touch.down({ id: 1, x: 50, y: 60 });
  touch.down({ id: 2, x: 90, y: 60 });
  touch.move({ id: 1, x: 50, y: 40 });
  touch.move({ id: 2, x: 90, y: 40 });
  touch.up(1);
  touch.up(2);
  assert.deepEqual(log, ["move 50,60", "scroll 0,30", "scroll 0,30"]);
});

Deno.test("a gesture that the browser takes leaves nothing behind", () => {
  const { touch, log, pass } = bench();
  touch.down({ id: 1, x: 50, y: 60 });
  touch.cancel();
  pass();
  touch.up(1);
  assert.deepEqual(log, ["move 50,60"]);
});
