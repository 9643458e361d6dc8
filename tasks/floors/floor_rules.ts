import type { Finding } from "./finding.ts";
import type { Import } from "./imports.ts";
import { HEIGHTS, isDomain, OUTSIDE, roomOf } from "./ranks.ts";
import { resolveImport, type SourceFile, type SourceTree } from "./source_tree.ts";

/** Imports that go up a floor, or past a door. */
export function* floorFindings(tree: SourceTree): Generator<Finding> {
  for (const file of tree.values()) {
    const room = roomOf(file.path);
    if (room === undefined) {
      const message = "stands in a folder that no floor knows; add it to tasks/floors/ranks.ts";
      yield { path: file.path, line: 1, message };
      continue;
    }
    if (room === OUTSIDE || room === "client") continue;
    for (const entry of file.imports) {
      const message = refusal(file, room, entry);
      if (message !== undefined) yield { path: file.path, line: entry.line, message };
    }
  }
}

function refusal(file: SourceFile, room: string, entry: Import): string | undefined {
  const target = resolveImport(file, entry);
  if (target === undefined) return undefined;
  const targetRoom = roomOf(target);
  if (targetRoom === undefined) return `imports ${target}, which no floor knows`;
  if (targetRoom === room || (isTest(file.path) && isTestSupport(target))) return undefined;
  if (room === "src/app" && target === "deno.json") return undefined;
  if (targetRoom === OUTSIDE || targetRoom === "client") {
    return `imports ${target}, which stands outside the house`;
  }
  const isPort = target.endsWith("/port.ts");
  const isFace = isPort || target.endsWith("/mod.ts");
  if (isDomain(room) && isDomain(targetRoom)) {
    return isFace ? undefined : `imports ${target}: another domain is entered by its port or mod`;
  }
  if (room === "src/platform" && isDomain(targetRoom)) {
    return isPort ? undefined : `imports ${target}: a platform implements ports and knows no more`;
  }
  if (HEIGHTS.get(targetRoom)! >= HEIGHTS.get(room)!) {
    return `imports ${target} from a higher floor (${room} may use what lies below it)`;
  }
  if (room === "src/web" && targetRoom === "src/signaling" && !isPort) {
    return `imports ${target}: the web floor knows signalling by its port alone`;
  }
  if (targetRoom === "src/platform" && room !== "src/app" && !isPort && !isTest(file.path)) {
    return `imports ${target}: only src/app may know which platform it runs on`;
  }
  return undefined;
}

function isTest(path: string): boolean {
  return /_test\.tsx?$/.test(path);
}

/** Fakes and copied contracts, which any test may use. */
function isTestSupport(target: string): boolean {
  return target.startsWith("tests/");
}
