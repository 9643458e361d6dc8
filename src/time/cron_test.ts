import { strict as assert } from "node:assert";
import { readCron } from "./cron.ts";

Deno.test("a schedule names its moments in its own time zone", () => {
  const after = new Date("2026-07-01T00:00:30Z");
  assert.equal(
    readCron("0 * * * * *", "UTC").next(after)?.toISOString(),
    "2026-07-01T00:01:00.000Z",
  );
  const berlin = readCron("0 0 9 * * 1-5", "Europe/Berlin");
  assert.equal(berlin.next(after)?.toISOString(), "2026-07-01T07:00:00.000Z");
  assert.equal(
    readCron("*/5 * * * *", "UTC").next(after)?.toISOString(),
    "2026-07-01T00:05:00.000Z",
  );
});

Deno.test("a bad schedule says that it is an invalid cron", () => {
  for (const pattern of ["", "every day", "61 * * * * *"]) {
    assert.throws(() => readCron(pattern, "UTC"), /invalid cron/, pattern);
  }
});
