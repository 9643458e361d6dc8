import { strict as assert } from "node:assert";
import { isLinkLocal, parseIpv6Prefix } from "./ipv6.ts";

Deno.test("an IPv6 prefix has an address of a host and a length", () => {
  assert.deepEqual(parseIpv6Prefix("2001:db8::2/64"), {
    address: "2001:db8::2",
    prefixLength: 64,
  });
  const bad = [
    "2001:db8::2",
    "2001:db8::2/0",
    "2001:db8::2/129",
    "ff02::1/64",
    "::1/128",
    "10.0.0.1/24",
  ];
  for (const text of [...bad, "", "/64", "fe80::1%eth0/64"]) {
    assert.equal(parseIpv6Prefix(text), undefined, text);
  }
});

Deno.test("fe80::/10 is link-local", () => {
  const verdicts = ["fe80::1", "FEBF::1", "fec0::1", "fd00::1"].map(isLinkLocal);
  assert.deepEqual(verdicts, [true, true, false, false]);
});
