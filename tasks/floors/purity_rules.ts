import type { Finding } from "./finding.ts";
import type { Import } from "./imports.ts";
import { resolveImport, type SourceFile, type SourceTree } from "./source_tree.ts";

/** What src/protocol and client/ must not pull in, so that the page stays small and a page. */
export function* purityFindings(tree: SourceTree): Generator<Finding> {
  const heavy = filesThatLoadZod(tree);
  for (const file of tree.values()) {
    if (/_test\.tsx?$/.test(file.path)) continue;
    if (file.path.startsWith("src/protocol/")) yield* protocolFindings(file);
    if (file.path.startsWith("client/src/")) yield* clientFindings(file, heavy);
  }
}

function* protocolFindings(file: SourceFile): Generator<Finding> {
  for (const entry of file.imports) {
    const { specifier, line } = entry;
    const target = resolveImport(file, entry);
    const allowed = target === undefined
      ? specifier === "zod" || specifier.startsWith("zod/")
      : target.startsWith("src/protocol/");
    if (allowed) continue;
    yield {
      path: file.path,
      line,
      message: `imports ${specifier}: the protocol knows only itself and zod`,
    };
  }
  for (const [index, text] of file.text.split("\n").entries()) {
    if (!/\bDeno\./.test(text) || /^\s*(\/\/|\/?\*)/.test(text)) continue;
    yield {
      path: file.path,
      line: index + 1,
      message: "uses the Deno namespace, which a page does not have",
    };
  }
}

function* clientFindings(file: SourceFile, heavy: ReadonlySet<string>): Generator<Finding> {
  for (const entry of file.imports) {
    const message = clientRefusal(resolveImport(file, entry), entry, heavy);
    if (message !== undefined) yield { path: file.path, line: entry.line, message };
  }
}

function clientRefusal(
  target: string | undefined,
  { specifier, typeOnly }: Import,
  heavy: ReadonlySet<string>,
): string | undefined {
  if (target === undefined) {
    return specifier.startsWith("node:")
      ? `imports ${specifier}, which a page does not have`
      : undefined;
  }
  if (!target.startsWith("client/") && !target.startsWith("src/protocol/")) {
    return `imports ${target}: the page shares nothing with the appliance but src/protocol`;
  }
  if (heavy.has(target) && !typeOnly) {
    return `imports ${target}, which loads zod into the page; use \`import type\``;
  }
  return undefined;
}

/** Files that need zod at run time, themselves or through what they import. */
function filesThatLoadZod(tree: SourceTree): ReadonlySet<string> {
  const heavy = new Set<string>();
  const loads = (file: SourceFile, entry: Import) => {
    if (entry.typeOnly) return false;
    return /^zod(\/|$)/.test(entry.specifier) || heavy.has(resolveImport(file, entry) ?? "");
  };
  for (let before = -1; before !== heavy.size;) {
    before = heavy.size;
    for (const file of tree.values()) {
      if (file.imports.some((entry) => loads(file, entry))) heavy.add(file.path);
    }
  }
  return heavy;
}
