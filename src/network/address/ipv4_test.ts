import { strict as assert } from "node:assert";
import {
  broadcastOf,
  formatIpv4,
  isHostAddress,
  netmaskOf,
  networkOf,
  parseIpv4,
  prefixLengthOf,
} from "./ipv4.ts";

Deno.test("an IPv4 address goes to a number and back", () => {
  for (const text of ["0.0.0.0", "10.0.0.1", "192.168.255.254", "255.255.255.255"]) {
    assert.equal(formatIpv4(parseIpv4(text)!), text);
  }
  for (const text of ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.4/24", "01.2.3.4", "::1"]) {
    assert.equal(parseIpv4(text), undefined, text);
  }
});

Deno.test("a netmask is a prefix length, in both spellings", () => {
  for (let length = 0; length <= 32; length++) {
    assert.equal(prefixLengthOf(netmaskOf(length)), length);
    assert.equal(prefixLengthOf(String(length)), length);
  }
  for (const text of ["255.0.255.0", "0.0.0.255", "33", "", "255.255.255", "/24"]) {
    assert.equal(prefixLengthOf(text), undefined, text);
  }
});

Deno.test("network and broadcast address of a host", () => {
  const host = parseIpv4("192.168.7.130")!;
  assert.equal(formatIpv4(networkOf(host, 25)), "192.168.7.128");
  assert.equal(formatIpv4(broadcastOf(host, 25)), "192.168.7.255");
  assert.equal(formatIpv4(broadcastOf(host, 0)), "255.255.255.255");
  assert.equal(formatIpv4(broadcastOf(host, 32)), "192.168.7.130");
});

Deno.test("loopback, multicast and the zero network are no host's", () => {
  const verdicts = ["10.0.0.1", "127.0.0.1", "0.0.0.1", "224.0.0.1", "255.255.255.255"]
    .map((text) => isHostAddress(parseIpv4(text)!));
  assert.deepEqual(verdicts, [true, false, false, false, false]);
});
