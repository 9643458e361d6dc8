import { strict as assert } from "node:assert";
import { ADDRESS_FLAGS } from "./address_flags.ts";
import { parseIpGateways, parseIpLinks } from "./ip_json.ts";

/** Printed by iproute2 6.1.0, cut down to two interfaces. */
const ADDRESSES = `[{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP","LOWER_UP"],"mtu":65536,
"operstate":"UNKNOWN","link_type":"loopback","address":"00:00:00:00:00:00","addr_info":[
{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host","label":"lo",
"valid_life_time":4294967295,"preferred_life_time":4294967295}]},{},
{"ifindex":4,"ifname":"eth0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],"mtu":1400,
"operstate":"UP","link_type":"ether","address":"02:fc:00:00:00:01","broadcast":"ff:ff:ff:ff:ff:ff",
"addr_info":[{"family":"inet","local":"192.0.2.2","prefixlen":24,"broadcast":"192.0.2.255",
"scope":"global","dynamic":true,"label":"eth0","valid_life_time":3600,"preferred_life_time":1800},{},
{"family":"inet6","local":"2001:db8::5","prefixlen":64,"scope":"global","temporary":true,
"deprecated":true,"dynamic":true,"valid_life_time":600,"preferred_life_time":0},
{"family":"inet6","local":"fe80::fc:ff:fe00:1","prefixlen":64,"scope":"link","tentative":true,
"stable-privacy":true,"valid_life_time":4294967295,"preferred_life_time":4294967295}]}]`;

Deno.test("interfaces and addresses of iproute2", () => {
  const [lo, eth0, ...rest] = parseIpLinks(ADDRESSES);
  assert.deepEqual(rest, []);
  assert.deepEqual([lo?.name, lo?.loopback], ["lo", true]);
  const { secondary, deprecated, tentative, permanent, stablePrivacy } = ADDRESS_FLAGS;
  assert.deepEqual(eth0, {
    index: 4,
    name: "eth0",
    mac: "02:fc:00:00:00:01",
    loopback: false,
    up: true,
    addresses: [
      {
        family: "inet",
        address: "192.0.2.2",
        prefixLength: 24,
        broadcast: "192.0.2.255",
        scope: 0,
        flags: 0,
        validForSec: 3600,
        preferredForSec: 1800,
      },
      {
        family: "inet6",
        address: "2001:db8::5",
        prefixLength: 64,
        broadcast: "",
        scope: 0,
        flags: secondary | deprecated,
        validForSec: 600,
        preferredForSec: 0,
      },
      {
        family: "inet6",
        address: "fe80::fc:ff:fe00:1",
        prefixLength: 64,
        broadcast: "",
        scope: 253,
        flags: tentative | permanent | stablePrivacy,
      },
    ],
  });
});

Deno.test("default routes of iproute2, and none", () => {
  const routes = `[{"dst":"default","gateway":"192.0.2.1","dev":"eth0","metric":100,"flags":[]},
    {"dst":"default","dev":"ppp0","scope":"link","flags":[]},
    {"dst":"192.0.2.0/24","dev":"eth0","protocol":"kernel","scope":"link","flags":[]}]`;
  assert.deepEqual(parseIpGateways(routes, "inet"), [
    { family: "inet", link: "eth0", address: "192.0.2.1", metric: 100 },
    { family: "inet", link: "ppp0", address: "", metric: 0 },
  ]);
  assert.deepEqual(parseIpGateways("", "inet6"), []);
});

Deno.test("the text of a BusyBox is refused", () => {
  assert.throws(() => parseIpLinks("ip: unrecognized option: json"));
  assert.throws(() => parseIpLinks('{"ifname":"eth0"}'));
});
