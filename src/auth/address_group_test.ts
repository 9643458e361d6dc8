import { strict as assert } from "node:assert";
import { addressGroup } from "./address_group.ts";

Deno.test("an IPv6 host is its /64 network", () => {
  const group = "2001:db8:0:7::/64";
  assert.equal(addressGroup("2001:db8:0:7:aaaa:bbbb:cccc:dddd"), group);
  assert.equal(addressGroup("2001:0db8:0000:0007::1"), group);
  assert.equal(addressGroup("2001:db8:0:7::"), group);
  assert.equal(addressGroup("2001:db8::7:0:0:0:1"), group);
  assert.notEqual(addressGroup("2001:db8:0:8::1"), group);
  assert.equal(addressGroup("::1"), "0:0:0:0::/64");
  assert.equal(addressGroup("64:ff9b::192.0.2.1"), "64:ff9b:0:0::/64");
  assert.equal(addressGroup("::ffff:192.168.1.20"), "192.168.1.20");
});
