import { strict as assert } from "node:assert";
import { TestAppliance } from "../harness/appliance.ts";
import { Capture } from "./capture.ts";
import { makeDeadLan, whyNoNamespaces } from "./network_namespace.ts";

const ANSWER_MS = 300;

const obstacle = await whyNoNamespaces();
if (obstacle !== undefined) console.log(`Skipping the LAN without DNS: ${obstacle}.`);

Deno.test({
  name: "on a LAN without DNS the answer is quick, and no packet looks for a server outside",
  ignore: obstacle !== undefined,
  fn: async () => {
    await using lan = await makeDeadLan();
    // The neighbours' own talk (ARP, IPv6 discovery) is not the appliance's.
    const strangers = `not host ${lan.visitorAddress} and not arp and not icmp6 and not multicast`;
    const capture = await Capture.start(lan.appliance, lan.applianceInterface, strangers);
    const appliance = await TestAppliance.start({
      platform: "none",
      host: lan.applianceAddress,
      prefix: lan.appliance,
    });
    try {
      const { answersMs } = await visitFrom(lan.visitor, appliance.origin);
      for (const ms of answersMs) assert.ok(ms < ANSWER_MS, `an answer took ${ms.toFixed(0)} ms`);
    } finally {
      await appliance.stop();
      await capture.stop();
    }
    assert.deepEqual(capture.packets, []);
  },
});

async function visitFrom(
  prefix: readonly string[],
  origin: string,
): Promise<{ answersMs: number[] }> {
  const script = new URL("lan_visitor.ts", import.meta.url).pathname;
  const [program, ...args] = [...prefix, Deno.execPath(), "run", "-A", script, origin];
  const { success, stdout, stderr } = await new Deno.Command(program!, { args, stdin: "null" })
    .output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}
