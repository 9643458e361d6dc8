import { strict as assert } from "node:assert";
import { parseProcIpv6Route, parseProcRoute } from "./proc_routes.ts";

Deno.test("default routes of /proc/net/route", () => {
  const text = [
    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
    "eth0\t00000000\t0100A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0",
    "ppp0\t00000000\t00000000\t0001\t0\t0\t0\t00000000\t0\t0\t0",
    "eth0\t0000A8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
    "",
  ].join("\n");
  assert.deepEqual(parseProcRoute(text), [
    { family: "inet", link: "eth0", address: "192.168.0.1", metric: 100 },
    { family: "inet", link: "ppp0", address: "", metric: 0 },
  ]);
});

Deno.test("default routes of /proc/net/ipv6_route", () => {
  const zero = "0".repeat(32);
  const text = [
    `fd000000000000000000000000000000 40 ${zero} 00 ${zero} 00000100 00000001 00000000 00000001     eth0`,
    `${zero} 00 ${zero} 00 fe8000000000000000fc00fffe000001 00000400 00000001 00000000 00000003     eth0`,
    `${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200       lo`,
  ].join("\n");
  assert.deepEqual(parseProcIpv6Route(text), [
    { family: "inet6", link: "eth0", address: "fe80::fc:ff:fe00:1", metric: 1024 },
  ]);
});
