import { strict as assert } from "node:assert";
import { ipv6StaticPrefix } from "./0003_ipv6_static_prefix.ts";

const withIpv6 = (ipv6: unknown) => ({
  network_config: { ipv6_mode: "static", ipv6_static: ipv6 },
});

Deno.test("an IPv6 address and its length become one text", () => {
  assert.deepEqual(
    ipv6StaticPrefix(withIpv6({ address: "2001:db8::2", prefix: "/48", gateway: "fe80::1" })),
    withIpv6({ prefix: "2001:db8::2/48", gateway: "fe80::1" }),
  );
  assert.deepEqual(
    ipv6StaticPrefix(withIpv6({ address: "2001:db8::2" })),
    withIpv6({ prefix: "2001:db8::2/64" }),
  );
  assert.deepEqual(
    ipv6StaticPrefix(withIpv6({ address: "", prefix: "" })),
    withIpv6({ prefix: "" }),
  );
});

Deno.test("what has the new form stays", () => {
  for (
    const settings of [withIpv6({ prefix: "2001:db8::2/64" }), withIpv6(3), { network_config: 3 }]
  ) {
    assert.deepEqual(ipv6StaticPrefix(settings), settings);
  }
});
