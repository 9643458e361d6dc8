import { strict as assert } from "node:assert";
import { panStep } from "./pan.ts";

Deno.test("the middle of the stage does not pan", () => {
  assert.equal(panStep(400, 800), 0);
  assert.equal(panStep(32, 800), 0);
});

Deno.test("the rim pans towards its edge, faster the nearer it is", () => {
  assert.equal(panStep(16, 800), -12);
  assert.equal(panStep(0, 800), -24);
  assert.equal(panStep(800, 800), 24);
  assert.equal(panStep(900, 800), 24);
});
