import { strict as assert } from "node:assert";
import { basicPassword } from "./basic_password.ts";

Deno.test("the password is all that follows the first colon", () => {
  assert.equal(basicPassword(`Basic ${btoa("me:a:b")}`), "a:b");
  assert.equal(basicPassword(`basic  ${btoa(":")}`), "");
  assert.equal(basicPassword("Basic bWU6w6Q="), "ä");
});

Deno.test("anything else has none", () => {
  for (const header of [undefined, "", "Basic", `Basic ${btoa("me")}`, "Basic a", "Bearer YTpi"]) {
    assert.equal(basicPassword(header), undefined, String(header));
  }
});
