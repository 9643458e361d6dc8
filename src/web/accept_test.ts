import { strict as assert } from "node:assert";
import { acceptedEncodings, acceptsHtml, isPageLoad } from "./accept.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

Deno.test("a page is for whoever takes HTML, or anything", () => {
  for (const accept of [undefined, "", BROWSER, "*/*", "application/json, */*", "TEXT/HTML"]) {
    assert.ok(acceptsHtml(accept), String(accept));
  }
  for (const accept of ["application/json", "image/*", "text/html;q=0, image/png"]) {
    assert.ok(!acceptsHtml(accept), accept);
  }
});

Deno.test("a page load is a navigation or names HTML", () => {
  assert.ok(isPageLoad(BROWSER, undefined));
  assert.ok(isPageLoad("*/*", "navigate"));
  assert.ok(!isPageLoad("*/*", undefined));
  assert.ok(!isPageLoad(undefined, undefined));
  assert.ok(!isPageLoad("application/json", "cors"));
});

Deno.test("an encoding of quality 0 is not taken", () => {
  assert.deepEqual([...acceptedEncodings("gzip;q=1.0, br;q=0, zstd;q=0.5")], ["gzip", "zstd"]);
  assert.deepEqual([...acceptedEncodings(undefined)], []);
});
