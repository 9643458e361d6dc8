import { strict as assert } from "node:assert";
import { connectionOf } from "./connection_of.ts";
import { TrustedProxies } from "./trusted_proxies.ts";

const HEADERS = { "x-forwarded-for": "1.2.3.4", "x-forwarded-proto": "https" };

function come(remoteAddress: string, overTls = false) {
  const proxies = new TrustedProxies(() => ["10.0.0.2"]);
  return connectionOf({ headers: HEADERS, socket: { remoteAddress } }, overTls, proxies);
}

Deno.test("a trusted proxy says who comes, and that they came over TLS", () => {
  assert.deepEqual(come("10.0.0.2"), { address: "1.2.3.4", secure: true });
  assert.deepEqual(come("::ffff:10.0.0.2"), { address: "1.2.3.4", secure: true });
});

Deno.test("of anybody else the socket alone counts", () => {
  assert.deepEqual(come("10.0.0.3"), { address: "10.0.0.3", secure: false });
  assert.deepEqual(come("10.0.0.3", true), { address: "10.0.0.3", secure: true });
});
