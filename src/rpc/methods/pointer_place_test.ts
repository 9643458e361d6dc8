import { strict as assert } from "node:assert";
import { pointerPlace } from "./pointer_place.ts";

const screen = { ready: true, width: 1280, height: 720 };
const noScreen = { ready: false, width: 0, height: 0 };

Deno.test("the corners of the picture are the ends of both axes", () => {
  assert.deepEqual(pointerPlace({ x: 0, y: 0 }, screen), { x: 0, y: 0 });
  assert.deepEqual(pointerPlace({ x: 1279, y: 719 }, screen), { x: 32_767, y: 32_767 });
});

Deno.test("normalized places are 0..1 and need no picture", () => {
  const place = { x: 0.5, y: 1, normalized: true };
  assert.deepEqual(pointerPlace(place, noScreen), { x: 16_384, y: 32_767 });
});

Deno.test("pixels need a picture", () => {
  assert.throws(() => pointerPlace({ x: 1, y: 1 }, noScreen), {
    code: "unavailable",
    message: "video input not ready; pass normalized coordinates instead",
  });
});

Deno.test("a place outside is refused and named", () => {
  for (const [x, y, field] of [[1280, 0, "x"], [-1, 0, "x"], [0, 720, "y"]] as const) {
    assert.throws(() => pointerPlace({ x, y }, screen), {
      code: "invalid_params",
      field,
      message: `pointer position (${x}, ${y}) is outside the screen`,
    });
  }
  assert.throws(() => pointerPlace({ x: 0.5, y: 1.5, normalized: true }, screen), { field: "y" });
});
