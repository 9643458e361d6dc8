import { join, posix } from "node:path";
import { type Import, importsOf } from "./imports.ts";

/** A file of the project, with its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** All source files, keyed by path from the root. */
export type SourceTree = ReadonlyMap<string, SourceFile>;

const FOLDERS = ["src", "ffi", "client", "tasks", "tests"];
const SKIPPED = new Set(["node_modules", "dist", "public", ".vite", "contract"]);

/** Reads every TypeScript file below `root`. */
export async function readSourceTree(root: string): Promise<SourceTree> {
  const tree = new Map<string, SourceFile>();
  for (const name of await sourceFiles(root)) {
    const text = await Deno.readTextFile(join(root, name));
    tree.set(name, { path: name, text, imports: importsOf(text) });
  }
  return tree;
}

/** Path from the root of an imported file; undefined for a package. */
export function resolveImport(from: SourceFile, { specifier }: Import): string | undefined {
  return specifier.startsWith(".")
    ? posix.join(posix.dirname(from.path), specifier.replace(/\?.*$/, ""))
    : undefined;
}

async function sourceFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of Deno.readDir(root)) {
    if (entry.isFile && isSource(entry.name)) found.push(entry.name);
    if (entry.isDirectory && FOLDERS.includes(entry.name)) await walk(root, entry.name, found);
  }
  return found.sort();
}

async function walk(root: string, folder: string, found: string[]): Promise<void> {
  for await (const entry of Deno.readDir(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory && !SKIPPED.has(entry.name)) await walk(root, path, found);
    if (entry.isFile && isSource(entry.name)) found.push(path);
  }
}

function isSource(name: string): boolean {
  return /\.tsx?$/.test(name);
}
