import { parseArgs } from "node:util";
import { TEST_NEEDS } from "./needs.ts";
import { ensurePackages } from "./packages.ts";
import { runDeno } from "./test/command.ts";
import { type Step, steps } from "./test/steps.ts";
import { add, NOTHING, summaryLine, type Tally, tallyOfDenoTest } from "./test/tally.ts";

/**
 * Every check and test of the project; the last line is `N passed, N failed`.
 *
 *     deno task test [--fast] [--filter TEXT]
 *
 * `--fast` leaves out the bundle, the browser and the tests that mean harm; `--filter` runs the
 * tests whose names hold TEXT, and no static check.
 *
 * `deno test` takes this file for a test by its name, and must not start itself again.
 */
if (import.meta.main) {
  const { values: options } = parseArgs({
    args: Deno.args,
    options: { fast: { type: "boolean", default: false }, filter: { type: "string" } },
  });

  await ensurePackages(TEST_NEEDS);
  const installed = await runDeno(["install", "--frozen"], { live: false, timeoutMs: 300_000 });
  if (!installed.success) {
    console.error(installed.output);
    console.error("The npm packages could not be installed.");
    Deno.exit(1);
  }

  let total: Tally = NOTHING;
  for (const step of steps(options.filter)) {
    if (step.slow && options.fast) continue;
    total = add(total, await run(step));
  }
  console.log(summaryLine(total));
  Deno.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
}

async function run(step: Step): Promise<Tally> {
  const live = step.slow === true;
  if (live) console.log(`▶ ${step.name}`);
  const start = performance.now();
  const { success, output } = await runDeno(step.args, { live, timeoutMs: step.timeoutMs });
  const tally = step.kind === "tests"
    ? tallyOfDenoTest(output, success)
    : { passed: success ? 1 : 0, failed: success ? 0 : 1, skipped: 0 };
  if (tally.failed > 0 && !live) console.log(output.trimEnd());
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counted = step.kind === "tests" ? `: ${summaryLine(tally)}` : "";
  console.log(`${tally.failed === 0 ? "✔" : "✘"} ${step.name}${counted} (${seconds} s)`);
  return tally;
}
