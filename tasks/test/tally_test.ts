import { strict as assert } from "node:assert";
import { summaryLine, tallyOfDenoTest } from "./tally.ts";

Deno.test("tallyOfDenoTest reads the last summary", () => {
  const output = "ok | 9 passed | 0 failed (1ms)\n\n" +
    "FAILED | 12 passed (3 steps) | 2 failed (1 step) | 1 ignored | 4 filtered out (2s)\n";
  assert.deepEqual(tallyOfDenoTest(output, false), { passed: 12, failed: 2, skipped: 1 });
});

Deno.test("tallyOfDenoTest counts a run that broke off as a failure", () => {
  assert.equal(tallyOfDenoTest("error: Module not found", false).failed, 1);
  assert.equal(tallyOfDenoTest("ok | 3 passed | 0 failed (1ms)\n", false).failed, 1);
});

Deno.test("summaryLine speaks of skipped tests only if there are any", () => {
  assert.equal(summaryLine({ passed: 3, failed: 0, skipped: 0 }), "3 passed, 0 failed");
  assert.equal(summaryLine({ passed: 3, failed: 1, skipped: 2 }), "3 passed, 1 failed, 2 skipped");
});
