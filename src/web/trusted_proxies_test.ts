import { strict as assert } from "node:assert";
import { TrustedProxies } from "./trusted_proxies.ts";

const PROXY = "10.0.0.2";

function client(entries: readonly string[], peer: string, forwardedFor?: string): string {
  return new TrustedProxies(() => entries).clientAddress(peer, forwardedFor);
}

Deno.test("who is no trusted proxy is the client, whatever they claim", () => {
  assert.equal(client([], "10.0.0.9", "1.2.3.4"), "10.0.0.9");
  assert.equal(client([PROXY], "10.0.0.9", "1.2.3.4"), "10.0.0.9");
  assert.equal(
    client(["nonsense", "10.0.0.0/40", "10.0.0.9/", "/8"], "10.0.0.9", "1.2.3.4"),
    "10.0.0.9",
  );
});

Deno.test("a trusted proxy names its client", () => {
  assert.equal(client([PROXY], PROXY, "1.2.3.4"), "1.2.3.4");
  assert.equal(client([PROXY], `::ffff:${PROXY}`, "1.2.3.4:5555"), "1.2.3.4");
  assert.equal(client(["10.0.0.0/8"], PROXY, "[2001:DB8::1]:443"), "2001:db8::1");
  assert.equal(client(["fd00::/8"], "fd00::2", "2001:db8::1"), "2001:db8::1");
  assert.equal(client([PROXY], PROXY), PROXY);
});

Deno.test("what a client writes into the header itself is not believed", () => {
  assert.equal(client([PROXY], PROXY, "6.6.6.6, 1.2.3.4"), "1.2.3.4");
  assert.equal(client([PROXY], PROXY, "6.6.6.6, not an address"), PROXY);
});

Deno.test("a chain of trusted proxies is followed to its end", () => {
  const chain = [PROXY, "10.0.0.3"];
  assert.equal(client(chain, PROXY, "1.2.3.4, 10.0.0.3"), "1.2.3.4");
  assert.equal(client(chain, PROXY, "10.0.0.3"), "10.0.0.3");
});

Deno.test("the setting counts as it is now", () => {
  let entries: string[] = [];
  const proxies = new TrustedProxies(() => entries);
  assert.equal(proxies.clientAddress(PROXY, "1.2.3.4"), PROXY);
  entries = [PROXY];
  assert.equal(proxies.clientAddress(PROXY, "1.2.3.4"), "1.2.3.4");
  assert.ok(proxies.has(PROXY));
});
