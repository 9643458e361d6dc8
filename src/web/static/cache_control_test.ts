import { strict as assert } from "node:assert";
import { cacheControlOf } from "./cache_control.ts";
import { contentTypeOf, isCompressible } from "./content_type.ts";

Deno.test("only names that change with their contents are kept for ever", () => {
  assert.equal(cacheControlOf("assets/immutable/a.js"), "public, max-age=31536000, immutable");
  assert.equal(cacheControlOf("favicon.png"), "public, max-age=300");
  assert.equal(cacheControlOf("favicon.PNG"), undefined);
  assert.equal(cacheControlOf("assets/a.js"), undefined);
  assert.equal(cacheControlOf("index.html"), undefined);
});

Deno.test("a file's type comes from its name", () => {
  assert.equal(contentTypeOf("a/b.JS"), "text/javascript; charset=utf-8");
  assert.equal(contentTypeOf("LICENSE"), "application/octet-stream");
  assert.ok(isCompressible(contentTypeOf("icon.svg")));
  assert.ok(!isCompressible(contentTypeOf("font.woff2")));
});
