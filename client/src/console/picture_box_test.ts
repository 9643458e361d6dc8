import { strict as assert } from "node:assert";
import { isSharp, pictureBox } from "./picture_box.ts";

const HD = { width: 1920, height: 1080 };

Deno.test("fit fills the space and keeps the shape", () => {
  const box = pictureBox({ width: 1280, height: 756 }, HD, "fit", 1);
  assert.deepEqual(box, { width: 1280, height: 720, left: 0, top: 18 });
});

Deno.test("fit enlarges a small picture", () => {
  const box = pictureBox({ width: 1280, height: 800 }, { width: 800, height: 600 }, "fit", 1);
  assert.equal(box.height, 800);
  assert.equal(box.width, 1067);
});

Deno.test("fit prefers a whole multiple when it is nearly as large", () => {
  const box = pictureBox({ width: 1300, height: 740 }, { width: 640, height: 360 }, "fit", 1);
  assert.deepEqual([box.width, box.height], [1280, 720]);
});

Deno.test("actual size means device pixels", () => {
  const box = pictureBox({ width: 1280, height: 800 }, HD, "actual", 2);
  assert.deepEqual([box.width, box.height], [960, 540]);
});

Deno.test("a picture larger than the stage starts at its corner", () => {
  const box = pictureBox({ width: 1280, height: 720 }, HD, "actual", 1);
  assert.deepEqual(box, { width: 1920, height: 1080, left: 0, top: 0 });
});

Deno.test("every edge is a whole device pixel", () => {
  const box = pictureBox({ width: 1001, height: 777 }, { width: 1366, height: 768 }, "fit", 1.5);
  for (const edge of [box.left, box.top, box.width, box.height]) {
    assert.ok(Math.abs(edge * 1.5 - Math.round(edge * 1.5)) < 1e-9);
  }
});

Deno.test("whole multiples are sharp, everything else is not", () => {
  assert.equal(isSharp({ width: 1280, height: 720 }, { width: 640, height: 360 }, 1), true);
  assert.equal(isSharp({ width: 960, height: 540 }, HD, 2), true);
  assert.equal(isSharp({ width: 1280, height: 720 }, HD, 1), false);
});
