import { join } from "node:path";
import { fetchUnverified } from "../../tasks/https.ts";
import { endMarkedProcesses, newMark, RUN_MARK } from "../../tasks/process_mark.ts";
import { MAIN } from "../harness/appliance_process.ts";
import { freePort } from "../harness/free_port.ts";
import { until } from "../harness/until.ts";
import { type Figure, ms } from "./figure.ts";
import { quantile } from "./quantile.ts";

const TRIALS = 7;

/** From the start of the process until HTTPS answers, beside a bare `node:https` server. */
export async function startTime(): Promise<Figure[]> {
  const dataDir = await Deno.makeTempDir({ prefix: "rustkvm-bench-" });
  const appliance = (folder: string) => (port: number) => [
    MAIN,
    ...["--platform", "none", "--data-dir", folder, "--http-policy", "off"],
    ...["--https-addr", `127.0.0.1:${port}`],
  ];
  try {
    const first: number[] = [];
    const again: number[] = [];
    const control: number[] = [];
    // The first start fills caches of the runtime, and makes the certificate that the control uses.
    await answersAfter(appliance(dataDir));
    const certificate = join(dataDir, "tls", "server.pem");
    const bare = (port: number) => [
      new URL("bare_https.ts", import.meta.url).pathname,
      ...[String(port), certificate],
    ];
    for (let trial = 0; trial < TRIALS; trial++) {
      first.push(await answersAfter(appliance(join(dataDir, `fresh-${trial}`))));
      again.push(await answersAfter(appliance(dataDir)));
      control.push(await answersAfter(bare));
    }
    const beside = `bare node:https server ${ms(quantile(control, 0.5))}`;
    return [
      {
        what: `start of the process → HTTPS answers, median of ${TRIALS}`,
        value: ms(quantile(again, 0.5)),
        beside,
      },
      { what: "the same on the very first start", value: ms(quantile(first, 0.5)), beside },
    ];
  } finally {
    await Deno.remove(dataDir, { recursive: true });
  }
}

async function answersAfter(args: (port: number) => string[]): Promise<number> {
  const port = freePort();
  const mark = newMark();
  const start = performance.now();
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", ...args(port)],
    env: { [RUN_MARK]: mark },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  try {
    await until(
      () =>
        fetchUnverified(`https://127.0.0.1:${port}/device/status`).then(() => true, () => false),
      "HTTPS to answer",
      30_000,
    );
    return performance.now() - start;
  } finally {
    process.kill("SIGTERM");
    await process.status;
    await endMarkedProcesses(mark);
  }
}
