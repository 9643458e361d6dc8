import { strict as assert } from "node:assert";
import { FakeClock } from "../../../tests/fakes/clock.ts";
import { MemorySettings } from "../../../tests/fakes/settings_store.ts";
import { fetchText } from "./fetch_text.ts";
import { PublicAddresses, type TextFetcher } from "./public_addresses.ts";

const config = new MemorySettings({ public_ip_urls: { ipv4: "http://v4/", ipv6: "http://v6/" } });

function answering(answers: Record<string, string | Error>): TextFetcher {
  return (url) => {
    const answer = answers[url]!;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
}

Deno.test("both families, as plain text and as a line of a trace", async () => {
  const addresses = new PublicAddresses(
    config,
    answering({ "http://v4/": "fl=1\nip=203.0.113.9\nts=2\n", "http://v6/": "2001:db8::9\n" }),
  );
  assert.deepEqual(addresses.known, []);
  const found = await addresses.check();
  assert.deepEqual(found.map(({ ip }) => ip), ["203.0.113.9", "2001:db8::9"]);
  assert.ok(found.every(({ last_updated }) => !Number.isNaN(Date.parse(last_updated))));
  assert.deepEqual(addresses.known, found);
});

Deno.test("one family is enough, and an address of the other one does not count", async () => {
  const addresses = new PublicAddresses(
    config,
    answering({ "http://v4/": "203.0.113.9", "http://v6/": "203.0.113.9" }),
  );
  assert.deepEqual((await addresses.check()).map(({ ip }) => ip), ["203.0.113.9"]);
});

Deno.test("offline is an error that names both families, and keeps what was known", async () => {
  const answers: Record<string, string | Error> = {
    "http://v4/": "203.0.113.9",
    "http://v6/": new Error("no route"),
  };
  const addresses = new PublicAddresses(config, answering(answers));
  await addresses.check();
  answers["http://v4/"] = new Error("no name");
  await assert.rejects(addresses.check(), {
    code: "unavailable",
    message: "IPv4 check failed: no name; IPv6 check failed: no route",
  });
  assert.deepEqual(addresses.known.map(({ ip }) => ip), ["203.0.113.9"]);
});

Deno.test("a service that is silent holds nobody longer than 3 s", async () => {
  const clock = new FakeClock();
  const silent: TextFetcher = (_url, signal) =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  const check = new PublicAddresses(config, silent, clock).check();
  clock.advance(3_000);
  await assert.rejects(check, /IPv4 check failed: no answer within 3 s; IPv6/);
});

Deno.test("an empty setting asks nobody", async () => {
  const silent = new MemorySettings({ public_ip_urls: { ipv4: "", ipv6: "" } });
  const addresses = new PublicAddresses(silent, () => Promise.reject(new Error("asked")));
  assert.deepEqual(await addresses.check(), []);
});

Deno.test("a fetched text is cut, and a refusal is named", async () => {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => undefined },
    (request) =>
      new URL(request.url).pathname === "/long"
        ? new Response("1".repeat(1_000_000))
        : new Response("busy", { status: 503 }),
  );
  const origin = `http://127.0.0.1:${server.addr.port}`;
  try {
    const { signal } = new AbortController();
    assert.ok((await fetchText(`${origin}/long`, signal)).length < 200_000);
    await assert.rejects(fetchText(`${origin}/busy`, signal), /answered 503/);
  } finally {
    await server.shutdown();
  }
});
