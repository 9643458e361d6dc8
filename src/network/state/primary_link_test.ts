import { strict as assert } from "node:assert";
import type { Gateway, Link } from "./links.ts";
import { primaryLink } from "./primary_link.ts";

function link(index: number, name: string, up = true): Link {
  return { index, name, mac: "", loopback: name === "lo", up, addresses: [] };
}

function route(name: string, metric: number): Gateway {
  return { family: "inet", link: name, address: "10.0.0.1", metric };
}

function choose(links: Link[], gateways: Gateway[], ...physical: string[]): string | undefined {
  return primaryLink({ links, gateways }, new Set(physical))?.name;
}

Deno.test("the best default route wins", () => {
  const links = [link(1, "lo"), link(2, "eth0"), link(3, "wlan0")];
  assert.equal(choose(links, [route("eth0", 600), route("wlan0", 100)], "eth0", "wlan0"), "wlan0");
  assert.equal(choose(links, [route("wlan0", 600), route("eth0", 0)], "eth0", "wlan0"), "eth0");
});

Deno.test("without a route a real cable wins, plugged in or not", () => {
  const links = [link(1, "lo"), link(2, "bond7"), link(3, "wlan0"), link(4, "eth0", false)];
  assert.equal(choose(links, [], "eth0", "wlan0"), "eth0");
  const two = [link(2, "end0", false), link(3, "end1")];
  assert.equal(choose(two, [], "end0", "end1"), "end1");
});

Deno.test("a tunnel is never the one, even with a default route", () => {
  const links = [link(1, "lo"), link(2, "tailscale0"), link(3, "wg0"), link(4, "eth0", false)];
  assert.equal(choose(links, [route("wg0", 0), route("tailscale0", 0)], "eth0"), "eth0");
});

Deno.test("a machine without interfaces has none", () => {
  assert.equal(choose([link(1, "lo")], []), undefined);
});
