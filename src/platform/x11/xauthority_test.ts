import { strict as assert } from "node:assert";
import { createCookie, encodeAuthority } from "./xauthority.ts";

Deno.test("an authority file holds one entry for any host and display", () => {
  const kind = new TextEncoder().encode("MIT-MAGIC-COOKIE-1").toHex();
  const cookie = Uint8Array.fromHex("00112233445566778899aabbccddeeff");
  assert.equal(
    encodeAuthority(cookie).toHex(),
    "ffff" + "0000" + "0000" + "0012" + kind + "0010" + cookie.toHex(),
  );
});

Deno.test("no two cookies are alike", () => {
  assert.notDeepEqual(createCookie(), createCookie());
  assert.equal(createCookie().length, 16);
});
