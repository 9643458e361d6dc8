import { strict as assert } from "node:assert";
import { toDesktop } from "./abs_mouse_mapping.ts";

/** The right one of two monitors. */
const right = {
  enabled: true,
  total_width: 3840,
  total_height: 1080,
  screen_x: 1920,
  screen_y: 0,
  screen_width: 1920,
  screen_height: 1080,
};

Deno.test("without a mapping the picture is the desktop", () => {
  assert.deepEqual(toDesktop({ ...right, enabled: false }, 12, 34), [12, 34]);
});

Deno.test("the corners of the picture are the corners of its monitor", () => {
  const pixelOf = (position: number, pixels: number) =>
    Math.round(position * (pixels - 1) / 32_767);
  for (const [x, y, atX, atY] of [[0, 0, 1920, 0], [32_767, 32_767, 3839, 1079]] as const) {
    const [desktopX, desktopY] = toDesktop(right, x, y);
    assert.deepEqual([pixelOf(desktopX, 3840), pixelOf(desktopY, 1080)], [atX, atY]);
  }
});

Deno.test("nothing leaves the axis, whatever the mapping says", () => {
  const broken = { ...right, total_width: 0, screen_y: -500, total_height: 100 };
  assert.deepEqual(toDesktop(broken, 32_767, 0), [0, 0]);
});
