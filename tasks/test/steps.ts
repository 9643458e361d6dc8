/** One step of the test command; each is a Deno command line. */
export interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** `check` counts as one; `tests` as many as it reports. */
  readonly kind: "check" | "tests";
  /** Left out by --fast. */
  readonly slow?: boolean;
  readonly timeoutMs: number;
}

const MINUTE_MS = 60_000;

/** Tests of the whole, which a step of their own runs. */
const APART = new Set(["e2e", "robustness", "bench", "bundle_test.ts", "demo_test.ts"]);
const UNIT_FOLDERS = ["src", "ffi", "client", "tasks"];
/** Types have a step of their own. */
const TEST = ["test", "-A", "--no-check", "--trace-leaks"];

/** All steps in their order. @param filter Text that the names of the tests must hold. */
export function steps(filter: string | undefined): Step[] {
  const only = filter === undefined ? [] : [`--filter=${filter}`];
  const tests = (name: string, args: readonly string[], minutes: number, slow: boolean): Step => ({
    name,
    args: [...TEST, ...only, ...args],
    kind: "tests",
    slow,
    timeoutMs: minutes * MINUTE_MS,
  });
  return [
    ...(filter === undefined ? checks() : []),
    tests("unit tests", [...UNIT_FOLDERS, ...otherTests()], 4, false),
    tests("demo and bundle", ["tests/demo_test.ts", "tests/bundle_test.ts"], 3, true),
    tests("robustness", ["tests/robustness"], 4, true),
    // deno.json keeps the browser tests out of a bare `deno test`; the `!` lets them in again.
    tests("browser", ["--ignore=!tests/e2e", "tests/e2e"], 6, true),
  ];
}

function checks(): Step[] {
  const check = (name: string, args: readonly string[]): Step => ({
    name,
    args,
    kind: "check",
    timeoutMs: 3 * MINUTE_MS,
  });
  return [
    check("format", ["fmt", "--check"]),
    check("lint", ["lint"]),
    check("floors", ["run", "-A", "tasks/lint_floors.ts"]),
    check("types", ["check"]),
    check("client build", ["run", "-A", "tasks/client.ts"]),
  ];
}

/** What else lies in tests/; named one by one, because `--ignore` depends on the order of folders. */
function otherTests(): string[] {
  const root = new URL("../../tests", import.meta.url);
  return [...Deno.readDirSync(root)].map(({ name }) => name)
    .filter((name) => !APART.has(name)).map((name) => `tests/${name}`);
}
