import { strict as assert } from "node:assert";
import { parseMac } from "./mac_address.ts";
import { magicPacket } from "./magic_packet.ts";
import { parseSecureOn } from "./secure_on.ts";

Deno.test("the magic packet, byte by byte", () => {
  const packet = magicPacket(parseMac("00:11:22:AA:bb:cc"));
  assert.equal(packet.toHex(), "ffffffffffff" + "001122aabbcc".repeat(16));
  assert.equal(packet.length, 102);
});

Deno.test("a SecureOn password follows, of four or six bytes", () => {
  const mac = parseMac("001122aabbcc");
  const tail = (password: string) =>
    magicPacket(mac, parseSecureOn(password)).subarray(102).toHex();
  assert.equal(tail("de:ad:be:ef:00:01"), "deadbeef0001");
  assert.equal(tail("DE-AD-BE-EF-00-01"), "deadbeef0001");
  assert.equal(tail("deadbeef0001"), "deadbeef0001");
  assert.equal(tail("192.168.1.10"), "c0a8010a");
  assert.equal(tail("c0a8010a"), "c0a8010a");
});

Deno.test("every notation of an address means the same", () => {
  for (
    const text of [
      "00:11:22:aa:bb:cc",
      "00-11-22-AA-BB-CC",
      "0011.22aa.bbcc",
      "001122AABBCC",
      " 00:11:22:aa:bb:cc\n",
    ]
  ) {
    assert.equal(parseMac(text).toHex(), "001122aabbcc", text);
  }
});

Deno.test("what is no address says so in the words that pages look for", () => {
  for (
    const text of [
      "",
      "00:11:22:aa:bb",
      "00:11:22:aa:bb:cc:dd",
      "00:11-22:aa:bb:cc",
      "0:11:22:aa:bb:cc",
      "00:11:22:aa:bb:cg",
      "banana",
    ]
  ) {
    assert.throws(() => parseMac(text), {
      code: "invalid_params",
      field: "macAddress",
      message: `invalid MAC address: "${text}" should look like 00:11:22:aa:bb:cc`,
    });
  }
});

Deno.test("a password of another length is refused, and not as an address", () => {
  for (const text of ["", "secret", "1.2.3", "de:ad:be:ef:00", "deadbeef000102"]) {
    assert.throws(() => parseSecureOn(text), {
      code: "invalid_params",
      field: "password",
      message: /^invalid SecureOn password/,
    });
  }
});
