import { strict as assert } from "node:assert";
import { type BrowserOptions, FakeBrowser } from "../../tests/fakes/browser.ts";
import { FakeClock } from "../../tests/fakes/clock.ts";
import { until } from "../../tests/fakes/until.ts";
import { type Clock, systemClock } from "../base/clock.ts";
import type { Channel } from "./channel.ts";
import { Peer } from "./peer.ts";

async function connect(options: BrowserOptions, clock: Clock = systemClock) {
  const browser = new FakeBrowser(options);
  const channels = new Map<string, Channel>();
  const log: string[] = [];
  const peer = new Peer({
    channel: (channel) => channels.set(channel.label, channel),
    keyUnitWanted: () => log.push("key unit"),
    connected: () => log.push("connected"),
    closed: () => log.push("closed"),
  }, { loopback: true, clock });
  const { sdp } = await peer.answer({ type: "offer", sdp: await browser.offer() });
  await browser.accept(sdp);
  const close = async () => {
    peer.close("test ends");
    await browser.close();
  };
  return { browser, channels, log, peer, sdp, close };
}

const leaky = { sanitizeOps: false, sanitizeResources: false };

Deno.test(
  "an offer is answered with all our addresses, and channels work both ways",
  leaky,
  async () => {
    const { browser, channels, log, peer, sdp, close } = await connect({ channels: ["rpc", "a"] });
    assert.match(sdp, /^a=ice-lite$/m);
    assert.match(sdp, /^a=candidate:.* 127\.0\.0\.1 /m);
    assert.match(sdp, /^a=msid:kvm /m);
    await until(() => channels.size === 2, "both channels");
    const heard: unknown[] = [];
    channels.get("rpc")!.onMessage((message) => heard.push(message));
    browser.send("rpc", "hello");
    assert.ok(channels.get("rpc")!.send("welcome"));
    assert.ok(channels.get("rpc")!.send(Uint8Array.of(1, 2)));
    await until(() => heard.length === 1 && browser.messages("rpc").length === 2, "messages");
    assert.deepEqual(heard, ["hello"]);
    assert.equal(browser.messages("rpc")[0], "welcome");
    assert.deepEqual([...browser.messages("rpc")[1] as Uint8Array], [1, 2]);
    assert.ok(peer.video);
    assert.ok(log.includes("connected"));
    await close();
    assert.equal(log.filter((entry) => entry === "closed").length, 1);
  },
);

for (
  const [name, options] of [
    ["without H.264", { video: "VP8" }],
    ["without video", { video: "none" }],
    ["with audio on top", { audio: true }],
  ] as const
) {
  Deno.test(`an offer ${name} still gets its data channels`, leaky, async () => {
    const { channels, peer, close } = await connect(options);
    await until(() => channels.get("rpc")?.isOpen, "the rpc channel");
    assert.equal(peer.video !== undefined, name === "with audio on top");
    await close();
  });
}

Deno.test("an offer without data channels still gets its video", leaky, async () => {
  const { log, peer, close } = await connect({ channels: [] });
  await until(() => log.includes("connected"), "the connection");
  assert.ok(peer.video);
  await close();
});

Deno.test("a browser that is silent for 15 s is gone", leaky, async () => {
  const clock = new FakeClock();
  const { log, close } = await connect({}, clock);
  await until(() => log.includes("connected"), "the connection");
  clock.advance(14_000);
  assert.ok(!log.includes("closed"));
  clock.advance(8_000);
  assert.ok(log.includes("closed"));
  await close();
});

for (const sdp of ["", "v=0", "hello", "v=0\r\nm=video 9 X 1\r\n"]) {
  Deno.test(`an offer that makes no sense is refused: ${JSON.stringify(sdp)}`, leaky, async () => {
    const peer = new Peer({
      channel: () => undefined,
      keyUnitWanted: () => undefined,
      connected: () => undefined,
      closed: () => undefined,
    }, { loopback: true });
    await assert.rejects(peer.answer({ type: "offer", sdp }), { code: "bad_request" });
    peer.close("test ends");
  });
}
