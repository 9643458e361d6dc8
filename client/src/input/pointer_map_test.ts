import { strict as assert } from "node:assert";
import { isOnPicture, screenPoint } from "./pointer_map.ts";

/** What the device makes of our value. */
function pixelOf(value: number, screen: number): number {
  return Math.round(value * (screen - 1) / 32767);
}

function pixelAt(offset: number, shown: number, screen: number): number {
  const picture = { left: 100, top: 0, width: shown, height: 10 };
  const { x } = screenPoint(100 + offset, 0, picture, { width: screen, height: 10 });
  return pixelOf(x, screen);
}

const SCALES = [[1920, 1920], [960, 1920], [1280, 1920], [683, 1366], [1280, 640], [1919, 1080]];

Deno.test("the first and the last pixel are reached at every scale", () => {
  for (const [shown, screen] of [...SCALES, [390, 3840]] as [number, number][]) {
    assert.equal(pixelAt(0, shown, screen), 0, `${shown} for ${screen}`);
    assert.equal(pixelAt(shown - 1, shown, screen), screen - 1, `${shown} for ${screen}`);
  }
});

Deno.test("every pixel is within one of the scaled target", () => {
  for (const [shown, screen] of SCALES as [number, number][]) {
    for (let offset = 0; offset < shown; offset++) {
      const error = Math.abs(pixelAt(offset, shown, screen) - offset * screen / shown);
      assert.ok(error <= 1, `${offset} of ${shown} for ${screen}: off by ${error}`);
    }
  }
});

Deno.test("drawn at its size or larger, the pixel under the pointer is meant exactly", () => {
  for (const [shown, screen] of [[1920, 1920], [1280, 640], [2000, 640]] as [number, number][]) {
    for (let offset = 0; offset < shown; offset++) {
      assert.equal(pixelAt(offset, shown, screen), Math.floor((offset + 0.5) * screen / shown));
    }
  }
});

Deno.test("beside the picture the nearest edge is meant", () => {
  assert.equal(pixelAt(-40, 640, 1920), 0);
  assert.equal(pixelAt(700, 640, 1920), 1919);
});

Deno.test("a picture that has no size yet maps to the origin", () => {
  const none = { left: 0, top: 0, width: 0, height: 0 };
  assert.deepEqual(screenPoint(5, 5, none, { width: 0, height: 0 }), { x: 0, y: 0 });
});

Deno.test("places beside the picture are told from places on it", () => {
  const picture = { left: 10, top: 20, width: 100, height: 50 };
  assert.equal(isOnPicture(10, 20, picture), true);
  assert.equal(isOnPicture(109.5, 69.5, picture), true);
  assert.equal(isOnPicture(110, 30, picture), false);
  assert.equal(isOnPicture(50, 19, picture), false);
});
