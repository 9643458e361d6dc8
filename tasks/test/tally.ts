/** How many checks ended how. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

/** The last line of the test command. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** `ok | 3 passed (1 step) | 0 failed | 1 ignored (2s)`: how `deno test` ends. */
const DENO_SUMMARY = /^(?:ok|FAILED) \| (\d+) passed.*?\| (\d+) failed(?:.*?\| (\d+) ignored)?/gm;

/**
 * Reads what `deno test` printed. A run that failed without naming a failed test (it could not be
 * loaded, or was ended) counts as one failure.
 */
export function tallyOfDenoTest(output: string, success: boolean): Tally {
  const last = [...output.matchAll(DENO_SUMMARY)].at(-1);
  const [passed, failed, skipped] = [1, 2, 3].map((n) => Number(last?.[n] ?? 0));
  return {
    passed: passed!,
    failed: success ? failed! : Math.max(1, failed!),
    skipped: skipped!,
  };
}
