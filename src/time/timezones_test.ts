import { strict as assert } from "node:assert";
import { timezones } from "./timezones.ts";

Deno.test("every time zone is named once, and each can be reckoned in", () => {
  const names = timezones();
  assert.equal(names[0], "UTC");
  assert.ok(names.includes("Europe/Berlin") && names.length > 400);
  assert.equal(new Set(names).size, names.length);
  for (const timeZone of names) new Intl.DateTimeFormat("en", { timeZone });
});
