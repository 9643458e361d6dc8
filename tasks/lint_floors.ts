import { resolve } from "node:path";
import type { Finding } from "./floors/finding.ts";
import { floorFindings } from "./floors/floor_rules.ts";
import { habitFindings } from "./floors/habit_rules.ts";
import { purityFindings } from "./floors/purity_rules.ts";
import { readSourceTree } from "./floors/source_tree.ts";

/** Everything below `root` that breaks the plan of the house. */
export async function lintFloors(root: string): Promise<Finding[]> {
  const tree = await readSourceTree(root);
  return [...floorFindings(tree), ...purityFindings(tree), ...habitFindings(tree)];
}

/**
 *     deno run -A tasks/lint_floors.ts [root]
 *
 * Prints one line a finding; exit code 1 if there is any.
 */
if (import.meta.main) {
  const root = resolve(Deno.args[0] ?? new URL("..", import.meta.url).pathname);
  const findings = await lintFloors(root);
  for (const { path, line, message } of findings) console.error(`${path}:${line}: ${message}`);
  if (findings.length > 0) Deno.exit(1);
}
