import { strict as assert } from "node:assert";
import { staysValid, validityFrom } from "./validity.ts";

const DAY_MS = 24 * 60 * 60_000;
const TODAY = Date.UTC(2026, 10, 24);

Deno.test("a validity begins a day ago and lasts its days", () => {
  const { notBefore, notAfter } = validityFrom(TODAY, 397);
  assert.equal(notBefore.getTime(), TODAY - DAY_MS);
  assert.equal(notAfter.getTime(), TODAY + 396 * DAY_MS);
});

Deno.test("a clock in 1970 makes no certificate of 1970", () => {
  assert.equal(validityFrom(0, 10).notBefore.toISOString(), "2025-12-31T00:00:00.000Z");
});

Deno.test("a certificate goes when its end is near or its beginning has not come", () => {
  const validity = validityFrom(TODAY, 397);
  assert.equal(staysValid(validity, TODAY, 30), true);
  assert.equal(staysValid(validity, TODAY + 365 * DAY_MS, 30), true);
  assert.equal(staysValid(validity, TODAY + 366 * DAY_MS, 30), false);
  // Made while the clock ran ahead; it is right again now.
  assert.equal(staysValid(validity, TODAY - 2 * DAY_MS, 30), false);
});

Deno.test("a clock that must be wrong condemns no certificate", () => {
  assert.equal(staysValid(validityFrom(TODAY, 397), 0, 30), true);
});
