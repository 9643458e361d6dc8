import { strict as assert } from "node:assert";
import { waitText } from "./wait_text.ts";

Deno.test("minutes are rounded up, the last minute is told in seconds", () => {
  assert.equal(waitText(900), "15 minutes");
  assert.equal(waitText(841), "15 minutes");
  assert.equal(waitText(60), "1 minute");
  assert.equal(waitText(59), "59 seconds");
  assert.equal(waitText(1), "1 second");
});
