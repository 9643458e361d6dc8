import { strict as assert } from "node:assert";
import { type TestAppliance, withAppliance } from "../harness/appliance.ts";
import { until } from "../harness/until.ts";
import type { OfferOptions } from "./offering_peer.ts";
import { visit } from "./visit.ts";

/** A peer that says nothing any more is given up after 15 seconds. */
const GONE_MS = 30_000;

/** Offers so, and checks that whatever data channels were asked for live. */
async function offers(appliance: TestAppliance, options: OfferOptions): Promise<string> {
  let answer = "";
  await visit(appliance, options, async ({ peer }) => {
    answer = peer.answer;
    if (options.channels?.includes("rpc")) await peer.call("getVideoState");
    else await until(() => peer.packets > 10, "video packets", 10_000);
  });
  return answer;
}

/** Port of each m-line of this kind; 0 means that it was rejected. */
function ports(answer: string, kind: string): number[] {
  return [...answer.matchAll(new RegExp(`^m=${kind} (\\d+)`, "gm"))].map(([, port]) =>
    Number(port)
  );
}

/** Directions of the media, in their order. */
function directions(answer: string): string[] {
  return [...answer.matchAll(/^a=(sendrecv|sendonly|recvonly|inactive)/gm)].map(([, word]) =>
    word!
  );
}

Deno.test("offers that upstream clients make are answered, whatever they lack", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    await appliance.setUp();

    const whole = await offers(appliance, { channels: ["rpc", "hidrpc"] });
    assert.ok(ports(whole, "video")[0]! > 0);

    // A browser without an H.264 decoder.
    await offers(appliance, { video: "vp8", channels: ["rpc", "hidrpc"] });

    const videoOnly = await offers(appliance, {});
    assert.deepEqual(ports(videoOnly, "application"), []);

    const withAudio = await offers(appliance, { audio: true, channels: ["rpc"] });
    assert.equal(ports(withAudio, "audio").length, 1);
    assert.ok(!directions(withAudio).includes("recvonly"));

    await offers(appliance, { video: "none", channels: ["rpc"] });
    await until(async () => await appliance.viewers() === 0, "the viewers to be gone", GONE_MS);
  });
});
