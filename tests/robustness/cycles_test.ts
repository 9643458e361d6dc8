import { strict as assert } from "node:assert";
import { type TestAppliance, withAppliance } from "../harness/appliance.ts";
import { until } from "../harness/until.ts";
import { OfferingPeer } from "./offering_peer.ts";
import { SignalingSocket } from "./signaling_socket.ts";
import { StunResponder } from "./stun_responder.ts";

const CYCLES = 200;
/** The first connections open what stays open: workers, libraries, caches. */
const WARM_UP = 8;

async function handles(appliance: TestAppliance): Promise<number> {
  let count = 0;
  for await (const _ of Deno.readDir(`/proc/${appliance.process.pid}/fd`)) count++;
  return count;
}

/** Connects, and breaks off at one of four points. */
async function cycle(appliance: TestAppliance, stunUrl: string, n: number): Promise<void> {
  const signaling = await SignalingSocket.open(appliance.origin, appliance.cookie);
  const peer = new OfferingPeer(stunUrl, { channels: ["rpc", "hidrpc"] });
  try {
    switch (n % 4) {
      case 0:
        return;
      case 1:
        signaling.sendJson({ type: "offer", data: { sd: await peer.offer() } });
        return;
      case 2:
        await peer.connect(signaling);
        return;
      case 3:
        await peer.connect(signaling);
        await peer.channel("rpc");
        return;
    }
  } finally {
    signaling.abort();
    await peer.close();
  }
}

Deno.test("200 clients that connect and break off leave nothing behind", async () => {
  await withAppliance({ platform: "none" }, async (appliance) => {
    await appliance.setUp();
    await using stun = await StunResponder.start();
    const isQuiet = async () => await appliance.viewers() === 0;

    for (let n = 0; n < WARM_UP; n++) await cycle(appliance, stun.url, n);
    await until(isQuiet, "the first viewers to be gone", 45_000);
    const before = await handles(appliance);

    for (let n = 0; n < CYCLES; n++) await cycle(appliance, stun.url, n);
    await until(isQuiet, "the viewers to be gone", 45_000);
    let after = Infinity;
    await until(async () => (after = await handles(appliance)) <= before, "the handles", 10_000)
      .catch(() => assert.fail(`${before} handles were open before, ${after} after`));
  });
});
