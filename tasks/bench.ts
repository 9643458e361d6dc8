import { clientSize } from "../tests/bench/client_size.ts";
import { table } from "../tests/bench/figure.ts";
import { liveSession } from "../tests/bench/live_session.ts";
import { machineFacts } from "../tests/bench/machine.ts";
import { noisySession } from "../tests/bench/noisy_session.ts";
import { startTime } from "../tests/bench/start_time.ts";
import { TEST_NEEDS } from "./needs.ts";
import { ensurePackages } from "./packages.ts";

/**
 * Measures the appliance on this machine and prints the table of docs/performance.md.
 *
 *     deno task bench
 */
await ensurePackages(TEST_NEEDS);
const client = new Deno.Command(Deno.execPath(), {
  args: ["run", "-A", new URL("client.ts", import.meta.url).pathname],
});
if (!(await client.output()).success) throw new Error("the client could not be built");

const machine = await machineFacts();
const figures = [
  ...await liveSession(),
  ...await noisySession(),
  ...await startTime(),
  await clientSize(),
];
console.log(`${machine}\n\n${table(figures)}`);
